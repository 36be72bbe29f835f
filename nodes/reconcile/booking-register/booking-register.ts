// What was promised to the bookkeeping, and what became of it. The port: files stand behind it, or a shared database.

import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Cents } from '../domain/cents.ts'
import type { ErrorCode } from '../domain/error-codes.ts'

/** The register of one administration, which several processes and machines may share. */
export interface BookingRegister {
  /** What is known now, by key. Needs no lock; a run that books meanwhile can add to it. */
  entries(): Promise<ReadonlyMap<string, RegisterEntry>>
  /**
   * Makes this run the only one that writes, until it closes.
   * @throws ReconcileError RUN_BUSY at once when another run holds it; REGISTER_DAMAGED; REGISTER_LOCKED
   */
  hold(signal: AbortSignal): Promise<HeldRegister>
}

/**
 * A register that only its holder writes. What a method has returned from is on disk.
 * Each throws ReconcileError REGISTER_LOCKED when it can't be written or another run took over: nothing is promised
 * then, and nothing may be written to the bookkeeping.
 */
export interface HeldRegister {
  /** Includes all that earlier holders wrote, and all that this one did before the call. */
  entries(): Promise<ReadonlyMap<string, RegisterEntry>>
  /** @throws RangeError when the key is in use (`isInUse`): that is a bug of ours */
  claim(claim: Claim): Promise<void>
  /** @throws RangeError when the key does not wait for an answer (`waitsForAnswer`), or not for this one */
  settle(key: string, end: ClaimEnd): Promise<void>
  /** A person says that the booking is not there, or no longer. @returns false when the key is not in use */
  release(key: string, by: { readonly who: string; readonly why: string }): Promise<boolean>
  /** Aborted, with REGISTER_LOCKED as its reason, when another run took over. */
  readonly signal: AbortSignal
  /** A last look before the bookkeeping is written to. */
  assertHeld(): Promise<void>
  /** Lets others in. Never throws: what was promised is on disk already. */
  close(): Promise<void>
}

/** Made before the bookkeeping is written to. */
export interface Claim {
  /** Of this turn of the transaction, or of the entry that reverses it (domain/booking-key.ts). */
  readonly key: string
  readonly transactionId: string
  readonly orderId: string
  readonly date: CalendarDate
  readonly debtors: readonly ClaimedDebtor[]
  /** The rows of money that the booking accounts for, signed as they are. */
  readonly covers: readonly { readonly transactionId: string; readonly cents: Cents }[]
  readonly clearingCents: Cents
  readonly differenceCents: Cents
  readonly overpaidCents: Cents
  readonly journal: number
  readonly clearingAccount?: number
  readonly runId: string
  /** ISO 8601 with offset. */
  readonly claimedAt: string
  /** ISO 8601 with offset: until when a request that left may still be carried out. */
  readonly postedUntil?: string
  /** Path of the import file that it is written to. Not kept once it is booked. */
  readonly importFile?: string
  /** This entry takes back what an earlier booking did: its amounts are the opposite, and it accounts for no money. */
  readonly reverses?: Reversed
}

/** The booking that is taken back, and who wanted that and why. */
export interface Reversed {
  readonly key: string
  readonly who: string
  readonly why: string
}

export interface ClaimedDebtor {
  readonly id: string
  readonly invoiceNumber: string
  /** What is written off: + on an invoice, − on a credit invoice. */
  readonly cents: Cents
  /** The open balance just before, which tells whether the booking is there. Not kept once it is booked. */
  readonly openCents?: Cents
}

export type ClaimEnd =
  | { readonly state: 'booked'; readonly id?: string; readonly date: CalendarDate }
  | { readonly state: 'refused'; readonly errorCode: ErrorCode; readonly because: 'closed-period' | 'other' }
  | { readonly state: 'unknown' }
  /** It is in an import file, which SnelStart reads later. */
  | { readonly state: 'file' }
  /** Proved not to be in the bookkeeping: the key is free again. */
  | { readonly state: 'absent' }

export const REGISTER_STATES = ['claimed', 'booked', 'refused', 'unknown', 'file', 'free'] as const
export type RegisterState = (typeof REGISTER_STATES)[number]

/** A claim, and where it stands. `postedUntil` and `importFile` are not kept once it is booked. */
export interface RegisterEntry extends Claim {
  readonly state: RegisterState
  /** SnelStart's own id of the booking. */
  readonly id?: string
  /** ISO 8601 with offset: since when it is in this state. Not kept once it is booked. */
  readonly settledAt?: string
  readonly refusal?: { readonly errorCode: ErrorCode; readonly because: 'closed-period' | 'other' }
  /** Every time that a person freed this key, oldest first. */
  readonly releases?: readonly Release[]
}

export interface Release {
  readonly who: string
  readonly why: string
  /** ISO 8601 with offset. */
  readonly at: string
}
