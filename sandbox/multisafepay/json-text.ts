// JSON with integers of any length: a bigint is written digit by digit, as MultiSafepay writes its 17-digit numbers.

export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject
/** A property that is undefined is left out. */
export type JsonObject = { readonly [property: string]: Json | undefined }

export function jsonText(value: Json): string {
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(jsonText).join(',')}]`
  const properties = Object.entries(value).flatMap(([name, held]) =>
    held === undefined ? [] : [`${JSON.stringify(name)}:${jsonText(held)}`],
  )
  return `{${properties.join(',')}}`
}

// Array.isArray does not narrow a readonly array away.
const isArray = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value)
