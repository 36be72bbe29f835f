// What the page calls of all this: the build puts it into the page as one object, `logic`.

import type { Language } from '../../nodes/shared/texts/language.ts'
import { euros } from '../../nodes/shared/texts/readable-value.ts'
import { textIn } from '../../nodes/shared/texts/text-in.ts'
import { bookedByDay, openByAge } from './charts.ts'
import { copiedTable } from './copied-table.ts'
import { pageText } from './page-texts.ts'
import { amountOf, filterChoices, readyRows, visibleRows } from './visible-rows.ts'

export const logic = {
  languageOf: (browser: string): Language => (/^nl\b/i.test(browser) ? 'nl' : 'en-US'),
  text: pageText,
  serverText: textIn,
  euros,
  day: (language: Language, day: string): string => formatted(language, `${day}T00:00:00Z`, DAY),
  moment: (language: Language, instant: string): string => formatted(language, instant, MOMENT),
  readyRows,
  visibleRows,
  amountOf,
  filterChoices,
  bookedByDay,
  openByAge,
  copiedTable,
  localInput,
}

const DAY: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }
const MOMENT: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
}

function formatted(language: Language, at: string, options: Intl.DateTimeFormatOptions): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return ''
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', options).format(time)
}

/** For an input of the kind `datetime-local`, in the browser's own zone. */
function localInput(instant: string | number): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
