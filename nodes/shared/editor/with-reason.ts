// A validator that says why. Node-RED reads the reason only from a function with two parameters.

export type Judge<Properties> = (value: unknown, node: EditorNode<Properties>) => true | string

export function withReason<Properties>(judge: Judge<Properties>): Validator<Properties> {
  return function (value, options) {
    const verdict = judge(value, this)
    return verdict === true || options.label === undefined ? verdict : `${options.label}: ${verdict}`
  }
}

/** What was typed, whether it is kept as text or as a number. */
export const typedText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
