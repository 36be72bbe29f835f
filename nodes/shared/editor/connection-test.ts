// The test button of a connection: asks with the values that stand in the form, deployed or not.

import { askServer, type ServerAnswer } from './ask-server.ts'
import { showLines, showWaiting } from './result-lines.ts'
import type { UnknownRecord } from './unknown-record.ts'

export interface ConnectionTest {
  readonly node: EditorNode<object>
  readonly path: string
  /** The form as it is now; a property that is undefined is not sent. */
  readonly form: () => UnknownRecord
  readonly finished: (answer: ServerAnswer) => void
}

/** @returns takes away what an earlier test said: it was about other values */
export function connectionTest({ node, path, form, finished }: ConnectionTest): () => void {
  const button = $('#ssmsp-test')
  const lines = $('#ssmsp-test-lines')
  let asked = 0
  button.on('click', () => {
    asked += 1
    const question = asked
    button.prop('disabled', true)
    showWaiting(lines, node._('ask.testing'))
    void askServer(node, path, { id: node.id, ...form() }).then((answer) => {
      if (question !== asked) return
      button.prop('disabled', false)
      showLines(lines, answer.lines)
      finished(answer)
    })
  })
  return () => {
    asked += 1
    button.prop('disabled', false)
    lines.empty()
  }
}
