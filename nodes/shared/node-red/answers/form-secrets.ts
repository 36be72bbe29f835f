// The secrets to test with: what stands in the form, or else what is stored under the config node.

import type { NodeAPI } from 'node-red'

/** `${NAME}` is resolved here, as Node-RED does for what is deployed. */
export function formSecrets<const Name extends string>(
  RED: Pick<NodeAPI, 'nodes'>,
  id: string,
  form: { readonly [name in Name]?: string | undefined },
  names: readonly Name[],
): Record<Name, string> {
  const stored = RED.nodes.getCredentials(id) as object | null | undefined
  const secrets = names.map((name) => {
    const kept: unknown = stored ? Reflect.get(stored, name) : undefined
    return [name, resolved(form[name] ?? (typeof kept === 'string' ? kept : ''))]
  })
  return Object.fromEntries(secrets) as Record<Name, string>
}

/** A variable that is not set stays as it is, so that it can be named in what is said. */
export function resolved(text: string): string {
  const variable = /^\$\{([^}]+)\}$/.exec(text.trim())?.[1]
  return (variable === undefined ? undefined : process.env[variable]) ?? text
}
