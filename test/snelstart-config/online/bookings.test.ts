import assert from 'node:assert/strict'

import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { exchange } from '../../../nodes/shared/http/exchange.ts'
import { RefusedAnswer } from '../../../nodes/snelstart-config/online/answer-errors.ts'
import { aBankOrder, aLine, anOrder, aSearch, type Bench, closeBenches, openBench } from './bench.ts'

describe('a booking in SnelStart', () => {
  afterEach(closeBenches)

  const rightBooks = ({ snelStart }: Bench): void => {
    assert.deepEqual(snelStart.world.audit().problems, [])
    assert.deepEqual(snelStart.unknownProperties, [])
  }

  for (const memoriaalSign of ['positive-settles', 'negative-settles'] as const) {
    it(`in a Memoriaal settles the debtor on the clearing account where ${memoriaalSign}`, async () => {
      const bench = await openBench({ switches: { memoriaalSign } })
      const invoice = bench.snelStart.world.addInvoice({ totalCents: 12_110 })
      const result = await bench.administration.book(anOrder(invoice), bench.signal)
      assert.equal(result.state, 'booked')
      assert.equal(bench.snelStart.world.invoice(invoice.number).openCents, 0)
      assert.equal(bench.snelStart.world.balanceCents(1220), 12_110)
      assert.equal(bench.asked('/memoriaalboekingen'), memoriaalSign === 'positive-settles' ? 1 : 2)
      rightBooks(bench)
    })

    it(`needs no second try once ${memoriaalSign} is proven, also after a restart`, async () => {
      const bench = await openBench({ switches: { memoriaalSign } })
      const { world } = bench.snelStart
      const first = anOrder(world.addInvoice())
      await bench.administration.book(first, bench.signal)
      assert.equal(await bench.administration.isBookingProven(2900, bench.signal), false)
      assert.equal(bench.kept.files.has('booking-shape'), false)
      await bench.administration.provedBooking(first)
      const again = bench.restarted()
      assert.equal(await again.isBookingProven(2900, bench.signal), true)
      assert.equal(await again.isBookingProven(1015, bench.signal), false)
      bench.snelStart.clearRequests()
      const result = await again.book(anOrder(world.addInvoice(), { key: 'MSP-2' }), bench.signal)
      assert.equal(result.state, 'booked')
      assert.equal(bench.asked('/memoriaalboekingen'), 1)
      rightBooks(bench)
    })
  }

  it('that is out of balance with both signs is refused after two tries, and nothing is written', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice()
    const body = '[{"errorCode":"BOE-0039","message":"De boeking is niet in balans","details":null}]'
    bench.snelStart.faults.add({
      when: { method: 'POST', path: '/v2/memoriaalboekingen', times: 2 },
      what: { kind: 'status', status: 400, body },
    })
    const result = await bench.administration.book(anOrder(invoice), bench.signal)
    assert.equal(result.state, 'refused')
    assert.equal(bench.asked('/memoriaalboekingen'), 2)
    assert.equal([...bench.snelStart.world.bookings()].length, 0)
  })

  it('with a proven sign gets no second try when it is out of balance', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const first = anOrder(world.addInvoice())
    await bench.administration.book(first, bench.signal)
    await bench.administration.provedBooking(first)
    bench.snelStart.switches.memoriaalSign = 'negative-settles'
    bench.snelStart.clearRequests()
    const result = await bench.administration.book(anOrder(world.addInvoice(), { key: 'MSP-2' }), bench.signal)
    assert.equal(result.state, 'refused')
    assert.equal(bench.asked('/memoriaalboekingen'), 1)
  })

  it('whose lines cancel out does not leave while the sign is unknown: it would balance with the wrong one', async () => {
    const bench = await openBench()
    const { world } = bench.snelStart
    const invoice = world.addInvoice({ totalCents: 5000 })
    const credit = world.addCreditInvoice({ totalCents: 5000 })
    const lines = [aLine(invoice, cents(5000)), aLine(credit, cents(-5000))]
    const result = await bench.administration.book(anOrder(invoice, { clearingCents: cents(0), lines }), bench.signal)
    assert.equal(result.state === 'refused' && result.error.detail, 'memoriaal-sign-not-proven')
    assert.equal(bench.asked('/memoriaalboekingen'), 0)
  })

  it('in a Bank journal is received on the journal itself', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice({ totalCents: 12_110 })
    const order = aBankOrder(invoice)
    const result = await bench.administration.book(order, bench.signal)
    assert.equal(result.state, 'booked')
    assert.equal(bench.snelStart.world.invoice(invoice.number).openCents, 0)
    assert.equal(bench.snelStart.world.balanceCents(1015), 12_110)
    rightBooks(bench)
    await bench.administration.provedBooking(order)
    assert.equal(await bench.restarted().isBookingProven(1015, bench.signal), true)
  })

  for (const [name, make] of [
    ['Memoriaal', anOrder],
    ['Bank', aBankOrder],
  ] as const) {
    const clearing = name === 'Memoriaal' ? 1220 : 1015

    it(`in a ${name} journal can carry a difference, an overpayment and a credit invoice, to the cent`, async () => {
      const bench = await openBench()
      const { world } = bench.snelStart
      const invoice = world.addInvoice({ totalCents: 10_001 })
      const credit = world.addCreditInvoice({ totalCents: 2100 })
      const order = make(invoice, {
        clearingCents: cents(8399),
        differenceAccount: 7980,
        differenceCents: cents(2),
        overpaidAccount: 1460,
        overpaidCents: cents(500),
        lines: [aLine(invoice, cents(10_001)), aLine(credit, cents(-2100))],
      })
      const result = await bench.administration.book(order, bench.signal)
      assert.equal(result.state, 'booked')
      assert.deepEqual(
        [clearing, 7980, 1460].map((account) => world.balanceCents(account)),
        [8399, 2, -500],
      )
      assert.equal(world.invoice(credit.number).openCents, 0)
      rightBooks(bench)
    })

    it(`in a ${name} journal can pay back a credit invoice`, async () => {
      const bench = await openBench()
      const credit = bench.snelStart.world.addCreditInvoice({ totalCents: 2100 })
      const result = await bench.administration.book(make(credit), bench.signal)
      assert.equal(result.state, 'booked')
      assert.equal(bench.snelStart.world.balanceCents(clearing), -2100)
      assert.equal(bench.snelStart.world.invoice(credit.number).openCents, 0)
      rightBooks(bench)
    })

    it(`in a ${name} journal can be less than was asked: a difference received beyond what was written off`, async () => {
      const bench = await openBench()
      const invoice = bench.snelStart.world.addInvoice({ totalCents: 10_000 })
      const over = { clearingCents: cents(10_003), differenceAccount: 7980, differenceCents: cents(-3) }
      const result = await bench.administration.book(make(invoice, over), bench.signal)
      assert.equal(result.state, 'booked')
      assert.equal(bench.snelStart.world.balanceCents(7980), -3)
      rightBooks(bench)
    })

    it(`in a ${name} journal on a closed day is refused as such`, async () => {
      const bench = await openBench({ switches: { closedUntil: '2026-11-30' } })
      const result = await bench.administration.book(make(bench.snelStart.world.addInvoice()), bench.signal)
      assert.equal(result.state === 'refused' && result.because, 'closed-period')
      assert.equal(result.state === 'refused' && result.error.values['snelstartCode'], 'BOE-0042')
    })
  }

  it('carries its key as boekstuk, its date and its descriptions, and amounts with two decimals', async () => {
    const bodies: string[] = []
    const bench = await openBench(
      {},
      {
        exchange: (request, signal) => {
          if (request.method === 'POST' && request.url.endsWith('boekingen')) bodies.push(request.body ?? '')
          return exchange(request, signal)
        },
      },
    )
    const invoice = bench.snelStart.world.addInvoice({ totalCents: 1210 })
    await bench.administration.book(anOrder(invoice), bench.signal)
    const world = bench.snelStart.world
    assert.equal(
      bodies[0],
      `{"datum":"2026-11-05","dagboek":{"id":"${world.journal(2900).id}"},"boekstuk":"MSP-718293645",` +
        `"omschrijving":"MSP-718293645 factuur ${invoice.number}","memoriaalBoekingsRegels":[{"omschrijving":` +
        `"MSP-718293645 factuur ${invoice.number}","grootboek":{"id":"${world.account(1220).id}"},"debet":12.10,` +
        `"credit":0.00}],"verkoopboekingBoekingsRegels":[{"boekingId":{"id":"${invoice.salesBookingId}"},` +
        `"omschrijving":"MSP-718293645 factuur ${invoice.number}","bedrag":12.10}]}`,
    )
  })

  it('of which the proof can not be kept is proven for as long as the connection lives', async () => {
    const bench = await openBench()
    const kept = { rows: () => ({ ...bench.kept.rows('none'), append: () => Promise.reject(new Error('ENOSPC')) }) }
    const administration = bench.restarted({ kept })
    const order = anOrder(bench.snelStart.world.addInvoice())
    await administration.book(order, bench.signal)
    await administration.provedBooking(order)
    assert.equal(await administration.isBookingProven(2900, bench.signal), true)
    assert.deepEqual(bench.warnings, [{ code: 'not-kept', values: { what: 'booking-shape' } }])
  })

  it('that does not balance never leaves: it is a mistake of ours', async () => {
    const bench = await openBench()
    const order = anOrder(bench.snelStart.world.addInvoice(), { clearingCents: cents(1) })
    await assert.rejects(bench.administration.book(order, bench.signal), RangeError)
    assert.equal(bench.administration.requestCount(), 0)
  })

  it('with a text that SnelStart would not take never leaves', async () => {
    const bench = await openBench()
    const order = anOrder(bench.snelStart.world.addInvoice(), { key: 'MSP-12345678901234567890123' })
    await assert.rejects(bench.administration.book(order, bench.signal), /boekstuk/)
    assert.equal(bench.asked('/memoriaalboekingen'), 0)
  })

  for (const [why, over, detail] of [
    ['a journal that does not exist', { journal: 4 }, 'journal-not-found'],
    ['an inactive journal', { journal: 2910 }, 'journal-inactive'],
    ['a sales journal', { journal: 1300 }, 'journal-kind'],
    ['a clearing account that does not exist', { clearingAccount: 1221 }, 'ledger-account-not-found'],
    ['an inactive clearing account', { clearingAccount: 1290 }, 'ledger-account-inactive'],
    ['a clearing account in a Bank journal', { journal: 1015 }, 'clearing-account-in-bank-journal'],
  ] as const) {
    it(`with ${why} is refused before it leaves`, async () => {
      const bench = await openBench()
      const result = await bench.administration.book(anOrder(bench.snelStart.world.addInvoice(), over), bench.signal)
      assert.equal(result.state === 'refused' && result.error.code, 'CONFIG_INVALID')
      assert.equal(result.state === 'refused' && result.error.detail, detail)
      assert.equal(bench.snelStart.requests.filter(({ method }) => method === 'POST').length, 1) // the token's
    })
  }

  it('that SnelStart refuses tells its code and its words', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice()
    const lines = [{ ...aLine(invoice, cents(invoice.totalCents)), salesBookingId: invoice.id }]
    const result = await bench.administration.book(aBankOrder(invoice, { lines }), bench.signal)
    assert.equal(result.state === 'refused' && result.because, 'other')
    assert.ok(result.state === 'refused' && result.error instanceof RefusedAnswer)
    assert.deepEqual(result.error.snelstartCodes, ['BOE-0001'])
  })

  it('is found again under its key, with what it settled', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice()
    await bench.administration.book(anOrder(invoice), bench.signal)
    const found = await bench.administration.findBookings(aSearch(), bench.signal)
    assert.deepEqual(found.get('MSP-718293645'), {
      key: 'MSP-718293645',
      date: '2026-11-05',
      settled: [{ invoiceNumber: invoice.number, cents: 12_100 }],
    })
  })
})
