// What the check is handed: the connections and settings as they are, each behind a function, so that one that can't be
// had hides nothing of the others.

import type { DatabaseTest } from '../../snelstart-config/database/checks/run-checks.ts'
import type { KeyAge } from '../../shared/connections/key-age.ts'
import type { BookNodeSettings } from '../../shared/settings/book-node-settings.ts'
import type { MatchNodeSettings } from '../../shared/settings/match-node-settings.ts'
import type { BookingRegister } from '../booking-register/booking-register.ts'
import type { Administration } from '../domain/administration.ts'
import type { Clock } from '../domain/clock.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'

export interface Books {
  readonly administration: Administration
  /** Of a database: its own test, line by line. */
  readonly test?: (signal: AbortSignal) => Promise<DatabaseTest>
  /** Of Online: since when its subscription key is used here. */
  readonly keyAge?: () => Promise<KeyAge>
  /** Of Online: milliseconds that its clock is ahead of this machine's; undefined while it has not answered. */
  readonly aheadMs?: () => number | undefined
}

export interface Shop {
  readonly provider: PaymentProvider
  /** As of the books. */
  readonly aheadMs: () => number | undefined
}

export interface SetUpParts {
  readonly clock: Clock
  /** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
  readonly books: () => Books
  /** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
  readonly shop: () => Shop
  /** @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID */
  readonly settings: () => BookNodeSettings
  /** Of the match-payments before this node; undefined when there is none. @throws ReconcileError */
  readonly matching: () => MatchNodeSettings | undefined
  /** With what match-payments has before anybody chose otherwise. */
  readonly usualMatching: MatchNodeSettings
  /** False when match-payments uses another connection with MultiSafepay than this node. */
  readonly isSameProvider: boolean
  /** Writes, locks and reads beside the register, and takes it all away. @throws ReconcileError REGISTER_LOCKED */
  readonly tryDisk: (administrationId: string | undefined, signal: AbortSignal) => Promise<void>
  readonly registerOf: (administrationId: string | undefined) => Pick<BookingRegister, 'entries'>
}
