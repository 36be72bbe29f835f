// The name of a booking: one a transaction, for ever. It is the boekstuk in SnelStart and stands in every description.
// A booking that was reversed keeps its key. Booked again after that, the transaction gets the key of its next turn.

/** SnelStart refuses a longer boekstuk with BOE-0068. */
const BOEKSTUK_LENGTH_MAX = 25

/** @param turn 1 unless earlier bookings were reversed @throws RangeError when the key would not fit a boekstuk */
export function bookingKey(transactionId: string, turn = 1): string {
  return fitting(turn === 1 ? `MSP-${transactionId}` : `MSP-${transactionId}-${turn}`, transactionId)
}

/** The key of the entry that reverses the booking of this turn. @throws RangeError when it would not fit a boekstuk */
export function reversalKey(transactionId: string, turn = 1): string {
  return fitting(turn === 1 ? `MSP-R-${transactionId}` : `MSP-R${turn}-${transactionId}`, transactionId)
}

/** @returns which booking of its transaction a key names; undefined when it names none of them */
export function turnOfKey(key: string, transactionId: string): number | undefined {
  if (key === `MSP-${transactionId}`) return 1
  const begin = `MSP-${transactionId}-`
  const turn = key.startsWith(begin) ? Number(key.slice(begin.length)) : Number.NaN
  return turn >= 2 && key === `${begin}${turn}` ? turn : undefined
}

function fitting(key: string, transactionId: string): string {
  if (key.length > BOEKSTUK_LENGTH_MAX) throw new RangeError(`transaction id too long for a boekstuk: ${transactionId}`)
  return key
}
