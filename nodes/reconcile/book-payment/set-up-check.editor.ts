// The button that checks the set-up: with what stands in this dialog, in the match-payments before this node, and in both
// connections, deployed or not. Pressed again while it runs, it stops.

import { askServer } from '../../shared/editor/ask-server.ts'
import { field, textIn } from '../../shared/editor/field.ts'
import { PAYMENT_METHODS } from '../../shared/editor/payment-methods.ts'
import { showLines, showWaiting } from '../../shared/editor/result-lines.ts'
import { snelstartQuestion } from '../../shared/editor/snelstart-question.ts'
import type { MethodAccounts } from './method-accounts.editor.ts'

type Properties = Readonly<Record<string, unknown>>

export function setUpCheck(node: EditorNode<object>, methodAccounts: MethodAccounts): void {
  const button = $('#ssmsp-check')
  const lines = $('#ssmsp-check-lines')
  let running: AbortController | undefined
  const stop = (): void => {
    running?.abort()
    running = undefined
    button.find('span').text(node._('label.check'))
  }
  button.on('click', () => {
    if (running !== undefined) {
      stop()
      lines.empty()
      return
    }
    const books = RED.nodes.node(textIn(field('administration')))
    const payments = RED.nodes.node(textIn(field('provider')))
    if (books === null || payments === null) {
      showLines(lines, [{ kind: 'warning', text: node._('validate.checkConnections') }])
      return
    }
    const asked = new AbortController()
    running = asked
    button.find('span').text(node._('label.checkStop'))
    showWaiting(lines, node._('check.busy'))
    const question = {
      ...snelstartQuestion(books),
      provider: PAYMENT_METHODS.question(payments),
      book: bookProperties(node, methodAccounts),
      match: matchProperties(node),
    }
    void askServer(node, 'book-payment/check', question, asked.signal).then((answer) => {
      if (running !== asked) return
      stop()
      showLines(lines, answer.lines)
    })
  })
  // A dialog that is closed wants no answer any more; what was found is of the values of then.
  button.on('remove', stop)
}

function bookProperties(node: EditorNode<object>, methodAccounts: MethodAccounts): Properties {
  const names = Object.keys(RED.nodes.getType(node.type).defaults)
  const typed = names.filter((name) => field(name).length > 0).map((name) => [name, textIn(field(name))] as const)
  return { ...Object.fromEntries(typed), methodAccounts: methodAccounts.rows() }
}

/** Of the nearest match-payments before this node; where lines come another way, the only one with the same connection. */
function matchProperties(node: EditorNode<object>): Properties | undefined {
  const before = RED.nodes.getAllUpstreamNodes(node).find(({ type }) => type === 'match-payments')
  const provider = textIn(field('provider'))
  const others = RED.nodes.filterNodes({ type: 'match-payments' }).filter((other) => other['provider'] === provider)
  const match = before ?? (others.length === 1 ? others[0] : undefined)
  if (match === undefined) return undefined
  const names = Object.keys(RED.nodes.getType(match.type).defaults)
  return Object.fromEntries(names.map((name) => [name, match[name]] as const))
}
