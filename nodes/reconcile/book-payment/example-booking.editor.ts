// Booking by example: learns the booking that was made by hand, shows what it learnt, and tries it out without leaving
// anything in SnelStart.

import { askServer } from '../../shared/editor/ask-server.ts'
import { field, textIn } from '../../shared/editor/field.ts'
import { showLines, showWaiting } from '../../shared/editor/result-lines.ts'
import { snelstartQuestion } from '../../shared/editor/snelstart-question.ts'

export function exampleBooking(node: EditorNode<object>): void {
  const lines = $('#ssmsp-example-lines')
  const buttons = $('#ssmsp-learn, #ssmsp-try')
  const ask = (example: 'learn' | 'try-out'): void => {
    const connection = RED.nodes.node(textIn(field('administration')))
    const documentNumber = textIn(field('exampleDocumentNumber'))
    if (connection === null || documentNumber === '') {
      showLines(lines, [{ kind: 'warning', text: node._('validate.example') }])
      return
    }
    buttons.prop('disabled', true)
    showWaiting(lines, node._(example === 'learn' ? 'example.learning' : 'example.trying'))
    const question = {
      ...snelstartQuestion(connection),
      example,
      documentNumber,
      bookingJournal: textIn(field('bookingJournal')),
      clearingAccount: textIn(field('clearingAccount')),
    }
    void askServer(node, 'snelstart/example', question).then((answer) => {
      buttons.prop('disabled', false)
      showLines(lines, answer.lines)
    })
  }
  $('#ssmsp-learn').on('click', () => ask('learn'))
  $('#ssmsp-try').on('click', () => ask('try-out'))
  // What was learnt from one booking says nothing of another.
  field('exampleDocumentNumber').on('input', () => void lines.empty())
}
