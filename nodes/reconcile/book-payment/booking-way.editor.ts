// By which way a booking reaches SnelStart: only the ways that the chosen administration has, and only their fields.

import { field, textIn } from '../../shared/editor/field.ts'
import { radioChoice } from '../../shared/editor/radio-choice.ts'

type Way = 'administration' | 'file' | 'database'

/** The safest first. */
const ONLINE: readonly Way[] = ['administration', 'file']
const DATABASE: readonly Way[] = ['file', 'database']

/** Whether a field may be blank, or what it may hold, depends on the way. */
const OF_WAY = ['importFolder', 'importFormat', 'importDecimal', 'importIban', 'importOpeningBalance']

export function bookingWay(): void {
  const way = field('via')
  const format = field('importFormat')
  if (textIn(format) === '') format.val('boekingen')
  if (textIn(field('importSeparator')) === '') field('importSeparator').val(';')
  if (textIn(field('importDecimal')) === '') field('importDecimal').val(',')
  const show = (): void => {
    const chosen = textIn(way)
    $('.ssmsp [data-via]').each((_index, part) => void $(part).toggle($(part).attr('data-via') === chosen))
    $('.ssmsp [data-format]').each(
      (_index, part) => void $(part).toggle($(part).attr('data-format') === textIn(format)),
    )
    // SnelStart refuses a date only later, when the file is imported.
    $('#ssmsp-closed-period').toggle(chosen !== 'file')
    for (const name of [...OF_WAY, 'exampleDocumentNumber']) field(name).trigger('change')
  }
  radioChoice(way, 'ssmsp-via', show)
  format.on('change', () => {
    $('.ssmsp [data-format]').each(
      (_index, part) => void $(part).toggle($(part).attr('data-format') === textIn(format)),
    )
  })
  field('importSeparator').on('change', () => field('importDecimal').trigger('change'))
  field('bookingJournalKind').on('change', () => format.trigger('change'))
  const offer = (): void => {
    const ways = waysOf(textIn(field('administration')))
    $('.ssmsp [data-way]').each((_index, choice) => {
      const isPossible = ways.some((each) => each === $(choice).attr('data-way'))
      $(choice).toggle(isPossible)
    })
    const [safest = 'administration'] = ways
    if (!ways.some((each) => each === textIn(way))) $(`input[name="ssmsp-via"][value="${safest}"]`).trigger('click')
  }
  field('administration').on('change', offer)
  offer()
}

function waysOf(administration: string): readonly Way[] {
  const { kind = 'online' } = RED.nodes.node(administration) ?? {}
  return kind === 'online' ? ONLINE : DATABASE
}
