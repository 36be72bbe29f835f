// The name of a booking: one a transaction, for ever. It is the boekstuk in SnelStart and stands in every description.

/** SnelStart refuses a longer boekstuk with BOE-0068. */
const BOEKSTUK_LENGTH_MAX = 25

/** @throws RangeError when the key would not fit a boekstuk */
export function bookingKey(transactionId: string): string {
  if (hasBookingKey(transactionId)) return keyOf(transactionId)
  throw new RangeError(`transaction id too long for a boekstuk: ${transactionId}`)
}

export function hasBookingKey(transactionId: string): boolean {
  return keyOf(transactionId).length <= BOEKSTUK_LENGTH_MAX
}

const keyOf = (transactionId: string): string => `MSP-${transactionId}`

export function transactionOfKey(key: string): string {
  return key.replace(/^MSP-/, '')
}
