import assert from 'node:assert/strict'
import fc from 'fast-check'

import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import type { ByExampleBooking } from '../../../../nodes/snelstart-config/database/by-example/by-example-booking.ts'
import type { Fault, FaultChoice } from '../../../../sandbox/sql-server/faults.ts'
import type { AdministrationOptions } from '../../../../sandbox/sql-server/world/administration-world.ts'
import { anOrderFor, openServerOffice, paymentsByHand, type ServerOffice, signal } from './on-sql-server.ts'

const UNKNOWN: AdministrationOptions = { unknownColumns: true, rowVersion: true, computedColumn: true }

describe('a booking after an example in SQL Server', function () {
  this.timeout(60_000)
  let office: ServerOffice
  let booking: ByExampleBooking
  let transaction = 0

  before(async () => {
    office = await openServerOffice(UNKNOWN)
    await paymentsByHand(office.world)
    booking = await office.booking()
    await booking.learn('HAND-2', signal)
  })
  after(() => office.close())
  afterEach(() => office.server.fail(undefined))
  beforeEach(() => {
    transaction += 1
  })

  const rowsOf = async (document: string): Promise<readonly Readonly<Record<string, string | null>>[]> => {
    const { rows } = office.world
    const of = `WHERE fldjournaalpostid IN (SELECT fldjournaalpostid FROM ${rows.at('Journaalpost')}
      WHERE fldboekstuk = '${document}')`
    const found = [
      ...(await rows.look('*', 'Journaalpost', `${of} ORDER BY fldjournaalpostid`)),
      ...(await rows.look('*', 'JournaalpostRegel', `${of} ORDER BY fldjournaalpostregelid`)),
    ]
    return found.map(
      ({ fldjournaalpostid: _, fldjournaalpostregelid: __, fldversie: ___, fldinvoerdatum: ____, ...row }) => row,
    )
  }

  it('holds in every column what SnelStart writes for the same payment', async () => {
    const invoice = await office.world.addInvoice({ euros: '121.00' })
    const order = anOrderFor([[invoice, '100.00']])
    assert.equal((await booking.book(order, signal)).state, 'booked')
    const ours = await rowsOf(order.key)
    await office.world.payByHand({
      invoice,
      euros: '100.00',
      document: 'LATER',
      date: order.date,
      text: order.description,
    })
    const theirs = (await rowsOf('LATER')).map((row) =>
      'fldboekstuk' in row ? { ...row, fldboekstuk: order.key } : row,
    )
    assert.equal(ours.length, 3)
    // The one made later has the next number.
    const numbered = ours.map((row) =>
      'fldvolgnummer' in row ? { ...row, fldvolgnummer: String(Number(row['fldvolgnummer']) + 1) } : row,
    )
    assert.deepEqual(numbered, theirs)
  })

  it('leaves no row, whichever of its statements fails or breaks the connection', async () => {
    const invoice = await office.world.addInvoice()
    const order = anOrderFor([[invoice, '121.00']], { transaction: `fails-${transaction}` })
    const failing = (nth: number, fault: Fault): FaultChoice => {
      let inTransaction = -1
      // What is read before it is asked again; the transaction itself never is.
      return ({ text }) => {
        if (inTransaction >= 0 || text === 'BEGIN TRANSACTION') inTransaction += 1
        return inTransaction === nth ? fault : undefined
      }
    }
    office.server.clearRequests()
    assert.deepEqual(await booking.tryOut(order, signal), { state: 'held' })
    const texts = office.server.requests.map(({ text }) => text)
    const until = texts.indexOf('ROLLBACK TRANSACTION') - texts.indexOf('BEGIN TRANSACTION')
    assert.ok(until > 20)
    const before = await office.world.audit()
    for (const fault of [{ do: 'error', number: 1205 }, { do: 'drop' }] as const) {
      for (let nth = 0; nth < until; nth += 1) {
        office.server.fail(failing(nth, fault))
        assert.equal((await booking.book(order, signal)).state, 'refused', `request ${nth} of ${until}: ${fault.do}`)
        office.server.fail(undefined)
        assert.deepEqual(await office.world.audit(), before, `request ${nth} of ${until}: ${fault.do}`)
      }
    }
  })

  it('whose commit gets no answer is unknown, and is there once', async () => {
    const invoice = await office.world.addInvoice()
    const order = anOrderFor([[invoice, '121.00']], { transaction: `silent-${transaction}` })
    office.server.fail(({ text }) => (text === 'COMMIT TRANSACTION' ? { do: 'drop-after' } : undefined))
    assert.equal((await booking.book(order, signal)).state, 'unknown')
    office.server.fail(undefined)
    assert.equal((await rowsOf(order.key)).length, 3)
  })

  it('is made once by two Node-REDs at once', async () => {
    const invoice = await office.world.addInvoice({ euros: '242.00' })
    const order = anOrderFor([[invoice, '121.00']], { transaction: `twice-${transaction}` })
    const others = [booking, await office.booking(), await office.booking()]
    const results = await Promise.all(others.map((each) => each.book(order, signal)))
    assert.equal(results.filter(({ state }) => state === 'booked').length, 1)
    assert.equal((await office.world.audit()).openByInvoice.get(invoice.id), '121.0000')
  })

  it('settles any invoices for any amounts to the cent, and moves nothing else', async () => {
    const amount = fc.integer({ min: 1, max: 500_000 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 4 }), async (pairs) => {
        transaction += 1
        const euros = (amountCents: number): string => (amountCents / 100).toFixed(2)
        const settles = []
        for (const [total, part] of pairs) {
          const invoice = await office.world.addInvoice({ euros: euros(total) })
          settles.push([invoice, euros(Math.min(total, part))] as const)
        }
        const before = await office.world.audit()
        const order = anOrderFor(settles, { transaction: `many-${transaction}` })
        const result = await booking.book(order, signal)
        assert.equal(result.state, 'booked', JSON.stringify(result))
        const after = await office.world.audit()
        const expected = new Map(before.openByInvoice)
        for (const [invoice, settled] of settles) {
          const left = Math.round(Number(expected.get(invoice.id)) * 100) - Math.round(Number(settled) * 100)
          if (left === 0) expected.delete(invoice.id)
          else expected.set(invoice.id, `${euros(left)}00`)
        }
        assert.deepEqual(after.openByInvoice, expected)
        assert.deepEqual(after.unbalanced, before.unbalanced)
        assert.deepEqual([after.entries, after.lines], [before.entries + 1, before.lines + settles.length + 1])
      }),
      { numRuns: 12 },
    )
  })
})

describe('an example in SQL Server', function () {
  this.timeout(60_000)
  let office: ServerOffice | undefined

  afterEach(() => office?.close())

  const refusal = async (
    options: AdministrationOptions,
    prepare: (of: ServerOffice) => Promise<unknown>,
    document = 'HAND-2',
  ): Promise<string> => {
    office = await openServerOffice(options)
    await prepare(office)
    const booking = await office.booking()
    try {
      await booking.learn(document, signal)
    } catch (error) {
      if (error instanceof ReconcileError) return error.detail
      throw error
    }
    return 'learnt'
  }
  const byHand = ({ world }: ServerOffice): Promise<void> => paymentsByHand(world)

  it('is learnt from where all columns are known', async () => {
    assert.equal(await refusal({}, byHand), 'learnt')
  })

  it('is refused where a trigger takes part', async () => {
    assert.equal(await refusal({ trigger: true }, byHand), 'example-trigger')
  })

  it('is refused where the tables are views of others', async () => {
    assert.equal(await refusal({ names: 'views' }, byHand), 'example-through-view')
  })

  it('is learnt from where the tables have no prefix', async () => {
    assert.equal(await refusal({ names: 'plain', unknownColumns: true }, byHand), 'learnt')
  })

  it('is refused where no column tells the journal', async () => {
    assert.equal(await refusal({ journalColumn: null }, byHand), 'example-journal-unknown')
  })

  it('is refused when it does not exist, or more than once', async () => {
    assert.equal(await refusal({}, byHand, 'NOWHERE'), 'example-not-found')
    await office?.close()
    const twice = async ({ world }: ServerOffice): Promise<void> => {
      await paymentsByHand(world)
      await world.payByHand({ invoice: await world.addInvoice(), euros: '1.00', document: 'HAND-2' })
    }
    assert.equal(await refusal({}, twice), 'example-not-single')
  })

  it('is refused when the count of entries shows in too few of them', async () => {
    const one = async ({ world }: ServerOffice): Promise<void> => {
      await world.payByHand({
        invoice: await world.addInvoice(),
        euros: '1.00',
        document: 'HAND-2',
        date: '2026-10-25',
      })
    }
    assert.equal(await refusal({ unknownColumns: true }, one), 'example-column-ambiguous')
  })

  for (const [what, lines] of [
    [
      'carries the invoice on its clearing line as well',
      [
        { account: 'clearing', debit: '1.00', invoice: 1 },
        { account: 'debtors', credit: '1.00', invoice: 1 },
      ],
    ],
    [
      'has no invoice',
      [
        { account: 'clearing', debit: '1.00' },
        { account: 'debtors', credit: '1.00' },
      ],
    ],
    [
      'goes by way of the bank',
      [
        { account: 'bank', debit: '1.00' },
        { account: 'debtors', credit: '1.00', invoice: 1 },
      ],
    ],
    [
      'does not balance',
      [
        { account: 'clearing', debit: '1.01' },
        { account: 'debtors', credit: '1.00', invoice: 1 },
      ],
    ],
    [
      'has a third line',
      [
        { account: 'clearing', debit: '0.90' },
        { account: 'differences', debit: '0.10' },
        { account: 'debtors', credit: '1.00', invoice: 1 },
      ],
    ],
  ] as const) {
    it(`is none when it ${what}`, async () => {
      const made = async ({ world }: ServerOffice): Promise<void> => {
        await world.addInvoice()
        await world.book({ document: 'HAND-2', lines })
      }
      assert.equal(await refusal({}, made), 'example-not-a-settlement')
    })
  }
})
