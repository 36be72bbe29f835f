// At the foot of a connection's dialog: this pack and what it runs on, to copy into a report of a fault.

import { askServer } from './ask-server.ts'
import { configField } from './field.ts'
import { showLines, showWaiting } from './result-lines.ts'
import { rowsOf, textOf, type UnknownRecord } from './unknown-record.ts'

interface Fact {
  readonly name: string
  readonly value: string
}

export function aboutPack(node: EditorNode<object>): void {
  const lines = $('<ul class="ssmsp-lines" aria-live="polite"></ul>')
  const said = $('<ul class="ssmsp-lines" aria-live="polite"></ul>')
  const facts = $('<dl class="ssmsp-facts"></dl>')
  const link = $('<a class="ssmsp-report" target="_blank" rel="noopener noreferrer"></a>').text(node._('about.report'))
  const copy = $(
    '<button type="button" class="red-ui-button"><i class="fa fa-clipboard" aria-hidden="true"></i> </button>',
  )
  copy.append($('<span></span>').text(node._('about.copy')))
  const answered = $('<div></div>')
    .append(facts, $('<div class="ssmsp-buttons"></div>').append(copy, link, said))
    .hide()
  const details = $<HTMLDetailsElement>('<details class="ssmsp-about"></details>').append(
    $('<summary></summary>').text(node._('about.heading')),
    $('<div class="ssmsp-hint"></div>').text(node._('about.hint')),
    answered,
    lines,
  )
  configField('name').closest('.ssmsp').append(details)

  let text = ''
  copy.on('click', () => {
    const isCopied = RED.clipboard.copyText(text)
    showLines(said, [
      isCopied ? { kind: 'ok', text: node._('about.copied') } : { kind: 'warning', text: node._('about.not-copied') },
    ])
    copy.trigger('focus')
  })
  details.on('toggle', () => {
    if (details.prop('open') !== true) return
    answered.hide()
    said.empty()
    showWaiting(lines, node._('about.asking'))
    void askServer(node, 'pack/about', { id: node.id }).then((answer) => {
      showLines(lines, answer.lines)
      if (!answer.ok) return
      const rows = rowsOf(answer.values, 'facts', factOf)
      text = rows.map(({ name, value }) => `${name}: ${value}`).join('\n')
      facts.empty().append(rows.flatMap(({ name, value }) => [$('<dt></dt>').text(name), $('<dd></dd>').text(value)]))
      const reportAt = textOf(answer.values, 'reportAt')
      link.attr('href', reportAt).toggle(/^https:/.test(reportAt))
      answered.show()
    })
  })
}

function factOf(row: UnknownRecord): Fact | undefined {
  const [name, value] = [textOf(row, 'name'), textOf(row, 'value')]
  return name === '' ? undefined : { name, value }
}
