// A list that belongs to a chosen connection: read when the dialog opens, when another connection is chosen, and on request.
// When it can't be read the reason is shown, and the numbers can still be typed.

import type { ResultLine } from './ask-server.ts'
import { showLines, showWaiting } from './result-lines.ts'

export interface LiveList<Content> {
  readonly node: Translating
  /** The field in which the connection is chosen. */
  readonly connection: JQuery
  /** Where the state of the list is shown. */
  readonly state: JQuery
  readonly reload: JQuery
  /** Key of the sentence that says what can be typed while there is no list. */
  readonly insteadText: string
  readonly ask: (connectionId: string) => Promise<{ readonly lists?: Content; readonly lines: readonly ResultLine[] }>
  readonly show: (content: Content | undefined) => void
}

export function liveList<Content>({
  node,
  connection,
  state,
  reload,
  insteadText,
  ask,
  show,
}: LiveList<Content>): void {
  let asked = 0
  const load = (): void => {
    asked += 1
    const question = asked
    const id = String(connection.val() ?? '')
    reload.prop('disabled', true)
    if (RED.nodes.node(id) === null) {
      showLines(state, [{ kind: 'warning', text: node._('lists.no-connection') }])
      show(undefined)
      reload.prop('disabled', false)
      return
    }
    showWaiting(state, node._('lists.loading'))
    void ask(id).then(({ lists, lines }) => {
      if (question !== asked) return
      reload.prop('disabled', false)
      const typed: ResultLine = { kind: 'warning', text: node._(insteadText) }
      showLines(state, lists === undefined ? [...lines, typed] : lines)
      show(lists)
    })
  }
  connection.on('change', load)
  reload.on('click', load)
  load()
}
