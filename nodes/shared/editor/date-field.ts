// A date is picked from a calendar; one that comes from an environment variable stays text.

export function dateField(input: JQuery, value: unknown): void {
  if (typeof value === 'string' && value.startsWith('${')) return
  const day = typeof value === 'string' ? value : ''
  input.attr('type', 'date').val(day)
}
