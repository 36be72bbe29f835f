// node-adodb 5.0.3, as far as it is used. npm installs it on Windows only, so its own types are absent elsewhere.

declare module 'node-adodb' {
  interface Adodb {
    /** Opens nothing yet; `x64` picks the script host of 64 bit, whose path `engine` is. */
    open(connection: string, x64?: boolean): { readonly proxy: { readonly engine: string } }
  }
  const adodb: Adodb
  export default adodb
}
