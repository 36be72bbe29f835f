// A moment in the few characters that fit under a node.

import type { Language } from './language.ts'

const MOMENTS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: momentIn('nl-NL'),
  'en-US': momentIn('en-GB'),
}

/** `24 nov 02:31`, in Amsterdam. @param at milliseconds since 1970 */
export function shortMoment(at: number, language: Language): string {
  const parts = MOMENTS[language].formatToParts(at)
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value.replace('.', '') ?? ''
  return `${part('day')} ${part('month')} ${part('hour')}:${part('minute')}`
}

function momentIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Amsterdam',
  })
}
