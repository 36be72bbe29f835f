// Whose books and whose account a connection reaches, asked once a day: the nodes of every run need it, and a key belongs
// to one administration or account for as long as it lives. The test button of a dialog always asks.

import type { Administration, AdministrationDescription } from '../domain/administration.ts'
import type { Clock } from '../domain/clock.ts'
import type { PaymentProvider, ProviderDescription } from '../domain/payment-provider.ts'

interface Described<Description> {
  describe(signal: AbortSignal): Promise<Description>
}

const KEPT_MS = 86_400_000

/** Remembered per connection, and only what names somebody: a right that is missing may be given any moment. */
function askedOnceADay<Description>(namesSomebody: (description: Description) => boolean) {
  const known = new WeakMap<Described<Description>, { readonly description: Description; readonly at: number }>()
  return async (connection: Described<Description>, clock: Pick<Clock, 'now'>, signal: AbortSignal) => {
    const before = known.get(connection)
    const age = before === undefined ? KEPT_MS : clock.now() - before.at
    if (before !== undefined && age >= 0 && age < KEPT_MS) return before.description
    const description = await connection.describe(signal)
    if (namesSomebody(description)) known.set(connection, { description, at: clock.now() })
    return description
  }
}

export const administrationBehind: (
  connection: Pick<Administration, 'describe'>,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
) => Promise<AdministrationDescription> = askedOnceADay(({ id }) => id !== undefined)

export const accountBehind: (
  connection: Pick<PaymentProvider, 'describe'>,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
) => Promise<ProviderDescription> = askedOnceADay(({ accountId }) => accountId !== undefined)
