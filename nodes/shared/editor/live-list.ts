// A list that belongs to a chosen connection: read when the dialog opens, when another connection is chosen, and on request.
// When it can't be read the reason is shown, and what would be chosen can still be typed.

import { askServer } from './ask-server.ts'
import { showLines, showWaiting } from './result-lines.ts'
import type { UnknownRecord } from './unknown-record.ts'

export interface LiveList<Content> {
  readonly node: Translating
  /** The field in which the connection is chosen. */
  readonly connection: JQuery
  /** Where the state of the list is shown. */
  readonly state: JQuery
  readonly reload: JQuery
  readonly source: ListSource<Content>
  readonly show: (content: Content | undefined) => void
}

export interface ListSource<Content> {
  readonly path: string
  /** Key of the sentence that says what can be typed while there is no list. */
  readonly insteadText: string
  readonly question: (connection: StoredConfigNode) => UnknownRecord
  readonly read: (answer: UnknownRecord) => Content
}

export function liveList<Content>({ node, connection, state, reload, source, show }: LiveList<Content>): void {
  let asked = ''
  const load = (): void => {
    const chosen = RED.nodes.node(String(connection.val() ?? ''))
    const question = chosen === null ? {} : source.question(chosen)
    const text = JSON.stringify(question)
    // Node-RED reports a change several times while a dialog opens.
    if (text === asked) return
    asked = text
    if (chosen === null) {
      showLines(state, [{ kind: 'warning', text: node._('lists.no-connection') }])
      show(undefined)
      return
    }
    showWaiting(state, node._('lists.loading'))
    reload.prop('disabled', true)
    void askServer(node, source.path, question).then((answer) => {
      if (text !== asked) return
      reload.prop('disabled', false)
      const instead = { kind: 'warning', text: node._(source.insteadText) } as const
      showLines(state, answer.ok ? answer.lines : [...answer.lines, instead])
      show(answer.ok ? source.read(answer.values) : undefined)
    })
  }
  connection.on('change', load)
  reload.on('click', () => {
    asked = ''
    load()
  })
  load()
}
