// The name of a booking: one a transaction, for ever. It is the boekstuk in SnelStart and stands in every description.

/** SnelStart refuses a longer boekstuk with BOE-0068. */
const BOEKSTUK_LENGTH_MAX = 25

/** @throws RangeError when the key would not fit a boekstuk */
export function bookingKey(transactionId: string): string {
  const key = `MSP-${transactionId}`
  if (key.length > BOEKSTUK_LENGTH_MAX) throw new RangeError(`transaction id too long for a boekstuk: ${transactionId}`)
  return key
}

export function transactionOfKey(key: string): string {
  return key.replace(/^MSP-/, '')
}
