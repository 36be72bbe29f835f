// What is wrong with a setting is named before anything is written.

import assert from 'node:assert/strict'

import type { BookSettings } from '../../nodes/reconcile/domain/book-settings.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { assertBooksAreRight, bookedKeys, inShop, type Shop, statesOf } from './shop.ts'

describe('A setting that is not in order', () => {
  const wrongSettings: readonly [string, Partial<BookSettings>, string][] = [
    ['a sales journal to book in', { bookingJournal: 1300 }, 'journal-kind'],
    ['a cash journal to book in', { bookingJournal: 1000 }, 'journal-kind'],
    ['a journal that is not there', { bookingJournal: 7777 }, 'journal-not-found'],
    ['an inactive journal', { bookingJournal: 2910 }, 'journal-inactive'],
    ['an inactive Bank journal', { bookingJournal: 1020 }, 'journal-inactive'],
    ['a clearing account that is not there', { clearingAccount: 7777 }, 'account-not-found'],
    ['an inactive clearing account', { clearingAccount: 1290 }, 'account-inactive'],
    ['a profit-and-loss account as clearing account', { clearingAccount: 8000 }, 'account-profit-and-loss'],
    ['a debtors account as clearing account', { clearingAccount: 1300 }, 'account-debtors'],
    ['an account that wants a cost centre', { differenceAccount: 4500 }, 'account-cost-centre'],
    ['an inactive account of a method', { methodAccounts: new Map([['PAYPAL', 1290]]) }, 'account-inactive'],
    [
      'an account of a method beside a Bank journal',
      { bookingJournal: 1015, methodAccounts: new Map([['PAYPAL', 1230]]) },
      'method-accounts-in-bank-journal',
    ],
    ['a profit-and-loss account for overpayments', { overpaidAccount: 8000 }, 'account-profit-and-loss'],
  ]
  for (const [what, settings, detail] of wrongSettings) {
    it(
      `such as ${what} is named before anything is written: ${detail}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        const isNamed = (error: unknown): boolean =>
          error instanceof ReconcileError && error.code.startsWith('CONFIG_') && error.detail === detail
        await assert.rejects(shop.job().run({ settings }), isNamed)
        await assertNothingLost(shop)
      }),
    )
  }

  it(
    'such as money of the test environment is never booked',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      const matched = { provider: { environment: 'test' as const } }
      await assert.rejects(shop.job().run({ matched }), withCode('CONFIG_INVALID'))
      const { lines } = await shop.job().run({ matched, settings: { mode: 'preview' } })
      assert.deepEqual(statesOf(lines), { '2026-1': 'preview' })
      await assertNothingLost(shop)
    }),
  )
})

function onePaidInvoice(shop: Shop): void {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.pay('K-1', 12_100)
}

/** Nothing was written, and with everything in order the next run books it. */
async function assertNothingLost(shop: Shop): Promise<void> {
  assert.deepEqual(bookedKeys(shop), [])
  assert.deepEqual(statesOf((await shop.job().run()).lines), { '2026-1': 'booked' })
  assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
}

function withCode(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ReconcileError, String(error))
    assert.equal(error.code, code, error.message)
    return true
  }
}
