// What an open chooser found wrong with the number in it, for the validator of that field.

import { field } from './field.ts'

/** Node-RED has looked at the field before its chooser did, and is asked to look again. */
export function keepFault(input: JQuery, fault: string | undefined): void {
  if (input.attr('data-fault') === fault) return
  if (fault === undefined) input.removeAttr('data-fault')
  else input.attr('data-fault', fault)
  input.trigger('keyup')
}

/** Undefined also while the dialog shows another node, or none. */
export function shownFault(node: EditorNode<object>, property: string): string | undefined {
  const input = field(property)
  return input.attr('data-node') === node.id ? input.attr('data-fault') : undefined
}
