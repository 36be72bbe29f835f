// What one part of the check found and a later part stands on. A part whose ground is gone is told as not looked at.

import type { BookNodeSettings } from '../../shared/settings/book-node-settings.ts'
import type { MatchNodeSettings } from '../../shared/settings/match-node-settings.ts'
import type { AdministrationDescription, Journal } from '../domain/administration.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentReading, ProviderDescription } from '../domain/payment-provider.ts'
import type { Books, Shop } from './set-up-parts.ts'

/** What each part is about: named under `words.checkPart` when it could not be looked at. */
export const PARTS = [
  'books',
  'account',
  'disk',
  'clocks',
  'settings',
  'accounts',
  'read-back',
  'debtors',
  'payments',
  'requests',
] as const
export type Part = (typeof PARTS)[number]

/** Filled while the check goes on. */
export interface Ground {
  books?: Books
  description?: AdministrationDescription
  shop?: Shop
  account?: ProviderDescription
  settings?: BookNodeSettings
  matching?: MatchNodeSettings
  journal?: Journal
  debtors?: readonly OpenDebtor[]
  reading?: PaymentReading
  /** Of each connection, before anything was asked. */
  requestsBefore: { snelstart?: number; multisafepay?: number }
}

/** Each has its words under `words.checkGround`; `time` is the time limit of the whole check. */
export const GROUNDS = ['description', 'account', 'settings', 'matching', 'journal', 'debtors', 'time'] as const
export type GroundName = (typeof GROUNDS)[number]

/** Not an error of the set-up itself: what it stands on was told before. */
export class GroundMissing extends Error {
  override readonly name = 'GroundMissing'
  readonly ground: GroundName

  constructor(ground: GroundName) {
    super(`no ${ground} to stand on`)
    this.ground = ground
  }
}

/** @throws GroundMissing */
export function standingOn<Value>(value: Value | undefined, ground: GroundName): Value {
  if (value === undefined) throw new GroundMissing(ground)
  return value
}
