// The kind of SnelStart, and only the fields that belong to it.

import { configField, textIn } from '../shared/editor/field.ts'
import { radioChoice } from '../shared/editor/radio-choice.ts'

export type Kind = 'online' | 'network' | 'local' | 'sql' | 'mdb'

/** The kind as the dialog has it while this connection is open in it, or else as the connection has it. */
export function isOfKind(node: EditorNode<{ readonly kind?: string }>, ...kinds: readonly Kind[]): boolean {
  const open = configField('kind').attr('data-node') === node.id
  // A connection without a kind is an Online one.
  const kind = (open ? textIn(configField('kind')) : node.kind) || 'online'
  return kinds.some((each) => each === kind)
}

/** Every row says in `data-kinds` to which kinds it belongs, and in `data-login` that a Windows login does without it. */
export function showKind(node: EditorNode<object>, changed: () => void): void {
  const input = configField('kind')
  const windows = configField('windowsLogin')
  input.attr('data-node', node.id)
  // A connection from before there were kinds has neither.
  if (textIn(input) === '') input.val('online')
  if (textIn(configField('encrypt')) === '') configField('encrypt').val('true')
  let shown = textIn(input)
  const show = (): void => {
    const kind = textIn(input)
    const byWindows = windows.prop('checked') === true && (kind === 'network' || kind === 'sql')
    $('.ssmsp [data-kinds]').each((_index, row) => {
      const kinds = ($(row).attr('data-kinds') ?? '').split(' ')
      $(row).toggle(kinds.includes(kind) && !(byWindows && $(row).attr('data-login') === 'password'))
    })
    if (kind !== shown) changed()
    shown = kind
    // Whether a field may be blank depends on the kind.
    for (const name of ['server', 'port', 'instance', 'database', 'file']) configField(name).trigger('change')
  }
  radioChoice(input, 'ssmsp-kind', show)
  windows.on('change', show)
  const encrypt = configField('encrypt')
  const trust = configField('trustServerCertificate')
  const warn = (): void => {
    const encrypted = textIn(encrypt)
    $('#ssmsp-plain').toggle(encrypted === 'false')
    // Strict encryption always checks the certificate, and without encryption there is none.
    $('#ssmsp-certificate').toggle(encrypted === 'true')
    $('#ssmsp-trust').toggle(trust.prop('checked') === true)
  }
  encrypt.add(trust).on('change', warn)
  warn()
}
