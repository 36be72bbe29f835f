// Money inside the house: whole euro cents, signed. No float ever holds an amount.

/** Whole euro cents, signed. */
export type Cents = number & { readonly unit: 'euro cents' }

export const NO_CENTS = 0 as Cents

/** @throws RangeError when the number is not a whole, safe number of cents: that is a bug of ours. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`)
  return (amount === 0 ? 0 : amount) as Cents
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0
  for (const amount of amounts) total += amount
  return cents(total)
}

export function negative(amount: Cents): Cents {
  return cents(0 - amount)
}

export function smallestCents(first: Cents, ...others: readonly Cents[]): Cents {
  return cents(Math.min(first, ...others))
}

/**
 * Euros as text ("12.5", "-3", "121.00") to cents. Works on the text: no float is involved.
 * A third decimal other than 0 is refused, not rounded: SnelStart balances on two, so we have misread a field.
 *
 * @throws RangeError when the text is no amount or has a fraction of a cent
 */
export function centsFromEuros(text: string): Cents {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(text)
  if (!match) throw new RangeError(`not an amount in euros: ${JSON.stringify(text)}`)
  const [, sign, euros = '', decimals = ''] = match
  const magnitude = Number(euros) * 100 + Number(decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(magnitude)) throw new RangeError(`too large to count in cents: ${text}`)
  return cents(sign === '-' ? -magnitude : magnitude)
}

/** Cents to euros with two decimals and a dot ("-3.05"): the form that a web service and a file can read. */
export function eurosFromCents(amount: Cents): string {
  const magnitude = Math.abs(amount)
  const euros = Math.floor(magnitude / 100)
  return `${amount < 0 ? '-' : ''}${euros}.${String(magnitude % 100).padStart(2, '0')}`
}
