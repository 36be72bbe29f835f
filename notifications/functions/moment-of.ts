// A moment in the Netherlands as the report writes it.

/** @param at milliseconds since 1970. @returns `24-11-2026 02:31` */
export function momentOf(at: number): string {
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).split(' ')
  return `${day.split('-').reverse().join('-')} ${time.slice(0, 5)}`
}
