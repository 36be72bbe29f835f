import assert from 'node:assert/strict'

import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { bookBankBooking } from '../../sandbox/snelstart/bookings/bank-booking.ts'
import type { SnelStartWorld } from '../../sandbox/snelstart/world.ts'
import { type JobGiven, mainJob } from '../main-job/main-job.ts'
import { section, tableIn } from './markdown.ts'
import { type Happening, happeningIn, sidesOf, sold } from './worked-example.ts'

const PAGE = 'docs/accounting.md'
const [BANK, CROSS_POSTINGS, CREDITORS, MEMORIAAL] = [1010, 2000, 1600, 2900]
const [PAYOUT, FEES, VAT] = [18_042, 137, 29]

describe('A month with a payout on the accounting page', () => {
  let sandbox: Sandbox

  beforeEach(async () => {
    sandbox = await startSandbox({ story: false })
    monthAtMultiSafepay(happeningIn(sandbox))
  })
  afterEach(() => sandbox.close())

  it('leaves on the tussenrekening exactly what MultiSafepay still has', async () => {
    const { snelstart, multisafepay } = sandbox
    const { world } = snelstart
    await mainJob(sandbox).run()
    moveMoney(world, BANK, PAYOUT, 1220)
    feeInvoice(world)
    settleFeeInvoice(world, MEMORIAAL, 1220)
    assert.deepEqual(printed('A month with a payout'), sidesOf(world, 1220))
    assert.deepEqual(printed('Een voorbeeld', 'README.nl.md'), sidesOf(world, 1220))
    assert.equal(world.balanceCents(1220), multisafepay.world.balanceCents())
    assert.deepEqual(world.audit().problems, [])
    assert.equal(world.balanceCents(CREDITORS), 0)
  })

  it('leaves the same in a Bank journal, and nothing on Kruisposten', async () => {
    const { snelstart, multisafepay } = sandbox
    const { world } = snelstart
    const given: JobGiven = { settings: { bookingJournal: 1015, clearingAccount: 1015 } }
    await mainJob(sandbox).run(given)
    moveMoney(world, BANK, PAYOUT, CROSS_POSTINGS)
    moveMoney(world, 1015, -PAYOUT, CROSS_POSTINGS)
    feeInvoice(world)
    settleFeeInvoice(world, 1015, 1015)
    assert.deepEqual(printed('The same month in a Bank journal'), sidesOf(world, 1015))
    assert.equal(world.balanceCents(1015), multisafepay.world.balanceCents())
    assert.equal(world.balanceCents(CROSS_POSTINGS), 0)
    assert.equal(world.balanceCents(CREDITORS), 0)
  })
})

function monthAtMultiSafepay(given: Happening): void {
  const { multisafepay, noon } = given
  const amounts: readonly [reference: string, cents: number, daysAgo: number][] = [
    ['WS-1', 12_100, 12],
    ['WS-2', 6_050, 11],
    ['WS-3', 10_000, 5],
  ]
  for (const [reference, cents, daysAgo] of amounts) {
    sold(given, cents, { reference })
    multisafepay.pay({ orderId: reference, cents, at: noon(daysAgo) })
  }
  multisafepay.payout({ cents: PAYOUT, at: noon(10) })
  multisafepay.monthlyFee({ cents: VAT, at: noon(1) })
}

/** In a bank journal, as a person enters it; below zero: paid out. */
function moveMoney(world: SnelStartWorld, journal: number, cents: number, account: number): void {
  const [received, spent] = cents < 0 ? [0, 0 - cents] : [cents, 0]
  bookBankBooking(world, {
    datum: today(world),
    dagboek: { id: world.journal(journal).id },
    omschrijving: 'MultiSafepay',
    bedragOntvangen: received,
    bedragUitgegeven: spent,
    grootboekBoekingsRegels: [{ ...accountLine(world, account), debet: spent, credit: received }],
  })
}

/** MultiSafepay's invoice in the purchase journal: costs and VAT against the creditors. */
function feeInvoice(world: SnelStartWorld): void {
  enter(world, CREDITORS, [
    [4770, FEES],
    [1660, VAT],
    [CREDITORS, 0 - FEES - VAT],
  ])
}

function settleFeeInvoice(world: SnelStartWorld, journal: number, account: number): void {
  enter(world, journal, [
    [CREDITORS, FEES + VAT],
    [account, 0 - FEES - VAT],
  ])
}

/** The stand-in's API knows no purchases, so these go straight into its ledger. Below zero: credit. */
function enter(
  world: SnelStartWorld,
  journal: number,
  amounts: readonly (readonly [account: number, cents: number])[],
) {
  world.ledger.post({
    journal: world.journal(journal),
    date: today(world),
    documentNumber: undefined,
    modifiedOn: world.clock,
    lines: amounts.map(([account, cents]) => ({
      account: world.account(account),
      debitCents: Math.max(0, cents),
      creditCents: Math.max(0, 0 - cents),
      description: 'MultiSafepay',
    })),
  })
}

const accountLine = (world: SnelStartWorld, account: number) => ({
  omschrijving: 'MultiSafepay',
  grootboek: { id: world.account(account).id },
})

const today = (world: SnelStartWorld): string => world.clock.slice(0, 10)

/** The page's T-account; its last credit is the balance. */
function printed(heading: string, page = PAGE) {
  const rows = tableIn(section(page, heading)).map((cells) => cells.map(inPlainDigits))
  const credits = rows.map(([, , , amount = '']) => amount)
  return {
    debits: rows.map(([, amount = '']) => amount),
    credits: credits.slice(0, -1),
    balance: credits.at(-1) ?? '',
  }
}

/** € 1.234,56 as 1234.56; other text stays. */
function inPlainDigits(cell: string): string {
  return cell.startsWith('€ ') ? cell.slice(2).replaceAll('.', '').replace(',', '.') : cell
}
