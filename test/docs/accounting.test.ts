import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { BOOK, type JobGiven, mainJob, MATCHED } from '../main-job/main-job.ts'
import { headings, section, tableIn } from './markdown.ts'
import { type Happening, happeningIn, journalLines, REFERENCE, sold } from './worked-example.ts'

const PAGE = 'docs/accounting.md'

interface Example {
  readonly heading: string
  readonly happens: (given: Happening) => void
  readonly outcomes: readonly string[]
  readonly given?: JobGiven
}

const paid = ({ multisafepay, noon }: Happening, amount: number, method = 'IDEAL') =>
  multisafepay.pay({ orderId: REFERENCE, cents: amount, at: noon(19), method })

const BANK: JobGiven = { settings: bankSettings() }
const TOLERANT: JobGiven = {
  matched: { settings: { ...MATCHED.settings, toleranceCents: cents(5) } },
  settings: { differenceAccount: 7980 },
}

const EXAMPLES: readonly Example[] = [
  {
    heading: 'Paid in full',
    happens: (given) => {
      sold(given, 12_100)
      paid(given, 12_100)
    },
    outcomes: ['paid'],
  },
  {
    heading: 'Paid in full, in a Bank journal',
    happens: (given) => {
      sold(given, 12_100)
      paid(given, 12_100)
    },
    outcomes: ['paid'],
    given: BANK,
  },
  {
    heading: 'Two invoices, one payment',
    happens: (given) => {
      sold(given, 7_550)
      sold(given, 2_495)
      paid(given, 10_045)
    },
    outcomes: ['paid', 'paid'],
  },
  {
    heading: 'One invoice, two payments',
    happens: (given) => {
      const { multisafepay, noon } = given
      sold(given, 10_000)
      multisafepay.giftCardPlusIdeal({ orderId: REFERENCE, giftCents: 2_500, idealCents: 7_500, at: noon(19) })
    },
    outcomes: ['paid'],
  },
  {
    heading: 'Paid in part',
    happens: (given) => {
      sold(given, 10_000)
      paid(given, 6_000)
    },
    outcomes: ['paid-partly'],
  },
  {
    heading: 'Overpaid',
    happens: (given) => {
      sold(given, 8_900)
      paid(given, 9_500)
    },
    outcomes: ['overpaid'],
    given: {
      matched: { settings: { ...MATCHED.settings, overpaid: 'book-open' } },
      settings: { overpaidAccount: 1460 },
    },
  },
  {
    heading: 'Within the tolerance, too little',
    happens: (given) => {
      sold(given, 5_000)
      paid(given, 4_995)
    },
    outcomes: ['within-tolerance'],
    given: TOLERANT,
  },
  {
    heading: 'Within the tolerance, too much',
    happens: (given) => {
      sold(given, 5_000)
      paid(given, 5_003)
    },
    outcomes: ['within-tolerance'],
    given: TOLERANT,
  },
  {
    heading: 'Credit invoice with its refund',
    happens: (given) => {
      sold(given, 12_100)
      sold(given, -2_100)
      given.multisafepay.refund(paid(given, 12_100), 2_100, { at: given.noon(10) })
    },
    outcomes: ['paid', 'paid'],
  },
  {
    heading: 'Refund without a credit invoice',
    happens: (given) => {
      sold(given, 12_100)
      given.multisafepay.refund(paid(given, 12_100), 2_100, { at: given.noon(10) })
    },
    outcomes: ['paid-partly'],
  },
  {
    heading: 'A method that MultiSafepay does not collect',
    happens: (given) => {
      sold(given, 4_599)
      paid(given, 4_599, 'PAYPAL')
    },
    outcomes: ['not-collected'],
    given: { settings: { methodAccounts: new Map([['PAYPAL', 1230]]) } },
  },
]

describe('The worked examples of the accounting page', () => {
  let sandbox: Sandbox

  beforeEach(async () => {
    sandbox = await startSandbox({ story: false })
  })
  afterEach(() => sandbox.close())

  for (const { heading, happens, outcomes, given } of EXAMPLES) {
    it(`${heading}: the books hold the lines that the page prints`, async () => {
      happens(happeningIn(sandbox))
      const { lines } = await mainJob(sandbox).run(given)
      assert.deepEqual(
        lines.map(({ outcome }) => outcome),
        outcomes,
      )
      assert.deepEqual(journalLines(sandbox.snelstart.world), tableIn(section(PAGE, heading)))
      assert.deepEqual(sandbox.snelstart.world.audit().problems, [])
    })
  }

  it('Refund after booking: it is reported, and a credit invoice with the same reference settles it', async () => {
    const given = happeningIn(sandbox)
    const job = mainJob(sandbox)
    sold(given, 12_100)
    const payment = paid(given, 12_100)
    await job.run()
    const before = journalLines(given.snelstart).length

    given.multisafepay.refund(payment, 2_100, { at: given.noon(1) })
    sold(given, -2_100)
    const { lines } = await job.run()

    assert.deepEqual(
      lines.map(({ outcome }) => outcome),
      ['paid'],
    )
    const lately = journalLines(given.snelstart).slice(before)
    assert.deepEqual(lately, tableIn(section(PAGE, 'Refund after booking')))
  })

  it('Refund without a credit invoice: what stays open is set off by the credit invoice, and nothing is booked again', async () => {
    const given = happeningIn(sandbox)
    const job = mainJob(sandbox)
    sold(given, 12_100)
    given.multisafepay.refund(paid(given, 12_100), 2_100, { at: given.noon(10) })
    await job.run()
    const before = journalLines(given.snelstart)
    sold(given, -2_100)
    const { lines } = await job.run()
    assert.deepEqual(
      lines.map(({ debtor, outcome }) => [debtor.openCents, outcome]),
      [
        [2_100, 'already-booked'],
        [-2_100, 'already-booked'],
      ],
    )
    assert.deepEqual(journalLines(given.snelstart), before)
  })

  it('every table of journal lines on the page belongs to an example here', () => {
    const printed = headingsWithLines()
    const proven = [...EXAMPLES.map(({ heading }) => heading), 'Refund after booking']
    assert.deepEqual([...printed].sort(), [...proven].sort())
  })
})

function headingsWithLines(): readonly string[] {
  return headings(PAGE).filter((heading) => /\| account +\|/.test(section(PAGE, heading)))
}

/** Without a clearing account: the journal's own is. */
function bankSettings(): NonNullable<JobGiven['settings']> {
  return { ...BOOK, bookingJournal: 1015, clearingAccount: 1015 }
}
