// The header Retry-After: seconds, or a date (RFC 9110, section 10.2.3).

/** @returns milliseconds from `now`, never negative; undefined when the header is absent or says nothing we know */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const text = header.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const moment = globalThis.Date.parse(text)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now)
}
