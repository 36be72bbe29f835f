// What bank and memoriaal bookings have in common, and every code that refuses one.

import assert from 'node:assert/strict'
import { startSnelStart, type SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'
import type { SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'
import { clientOf, codeOf, type Client } from './asking.ts'
import { bankBody, bankSalesLine, ledgerLine, memoriaalBody, memoriaalSalesLine } from './bodies.ts'

type Body = Record<string, unknown>

let standIn: SnelStartStandIn
let client: Client
let invoice: SalesInvoice

const world = () => standIn.world
const bank = (different: Body) => bankBody(world(), invoice, different)
const memoriaal = (different: Body) => memoriaalBody(world(), invoice, different)
const journal = (number: number) => ({ dagboek: { id: world().journal(number).id } })
const onAccount = (number: number, different: Body = {}) =>
  memoriaal({ memoriaalBoekingsRegels: [ledgerLine(world(), number, different)] })
const NOWHERE = { id: '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001' }

interface Refusal {
  readonly code: string
  readonly when: string
  readonly path: '/bankboekingen' | '/memoriaalboekingen'
  readonly body: () => Body
}

const bankRefusal = (code: string, when: string, body: () => Body): Refusal => ({
  code,
  when,
  path: '/bankboekingen',
  body,
})
const memoriaalRefusal = (code: string, when: string, body: () => Body): Refusal => ({
  code,
  when,
  path: '/memoriaalboekingen',
  body,
})

const REFUSALS: readonly Refusal[] = [
  bankRefusal('ALG-0100', 'it brings an id of its own', () => bank(NOWHERE)),
  bankRefusal('ALG-0105', 'the journal is inactive', () => bank(journal(1020))),
  bankRefusal('BOE-0001', 'a verkoopfactuur is given for a verkoopboeking', () =>
    bank({ verkoopboekingBoekingsRegels: [bankSalesLine(invoice, { boekingId: { id: invoice.id } })] }),
  ),
  bankRefusal('BOE-0001', 'a purchase is settled, of which there are none', () =>
    bank({ inkoopboekingBoekingsRegels: [{ boekingId: NOWHERE, debet: 121 }] }),
  ),
  bankRefusal('BOE-0023', 'there are no lines', () => bank({ verkoopboekingBoekingsRegels: [] })),
  bankRefusal('BOE-0027', 'money is both received and spent', () => bank({ bedragUitgegeven: 1 })),
  bankRefusal('BOE-0028', 'a line is about nothing', () =>
    bank({ verkoopboekingBoekingsRegels: [bankSalesLine(invoice, { credit: 0 })] }),
  ),
  bankRefusal('BOE-0033', 'the day is more than five years back', () => bank({ datum: '2020-12-31' })),
  bankRefusal('BOE-0039', 'one cent is missing', () => bank({ bedragOntvangen: 120.99 })),
  bankRefusal('BOE-0042', 'the period is closed', () => bank({ datum: '2026-10-31' })),
  bankRefusal('BOE-0068', 'the boekstuk has 26 characters', () => bank({ boekstuk: 'x'.repeat(26) })),
  bankRefusal('BOE-0070', 'no calendar has the day', () => bank({ datum: '2026-11-31' })),
  bankRefusal('BOE-0071', 'the omschrijving has 251 characters', () => bank({ omschrijving: 'x'.repeat(251) })),
  bankRefusal('BOE-0071', 'the omschrijving of a line has 251 characters', () =>
    bank({ verkoopboekingBoekingsRegels: [bankSalesLine(invoice, { omschrijving: 'x'.repeat(251) })] }),
  ),
  bankRefusal('BOE-0076', 'a line is on both sides', () =>
    bank({ verkoopboekingBoekingsRegels: [bankSalesLine(invoice, { debet: 1, credit: 122 })] }),
  ),
  bankRefusal('BOE-0081', 'no account takes this VAT', () =>
    bank({ btwBoekingsregels: [{ type: 'AfTeDragenBtwType', tarief: 'Laag', credit: 1 }] }),
  ),
  bankRefusal('BOE-0096', 'the journal is of another kind', () => bank(journal(2900))),
  bankRefusal('BOE-0096', 'the journal does not exist', () => bank({ dagboek: NOWHERE })),
  memoriaalRefusal('ALG-0100', 'it brings an id of its own', () => memoriaal(NOWHERE)),
  memoriaalRefusal('ALG-0105', 'the journal is inactive', () => memoriaal(journal(2910))),
  memoriaalRefusal('BOE-0001', 'a verkoopfactuur is given for a verkoopboeking', () =>
    memoriaal({ verkoopboekingBoekingsRegels: [memoriaalSalesLine(invoice, { boekingId: { id: invoice.id } })] }),
  ),
  memoriaalRefusal('BOE-0008', 'the account is inactive', () => onAccount(1290)),
  memoriaalRefusal('BOE-0022', 'the account asks for a cost centre', () => onAccount(4500)),
  memoriaalRefusal('BOE-0023', 'there are no lines', () =>
    memoriaal({ memoriaalBoekingsRegels: [], verkoopboekingBoekingsRegels: null }),
  ),
  memoriaalRefusal('BOE-0028', 'a sales line is about nothing', () =>
    memoriaal({ verkoopboekingBoekingsRegels: [memoriaalSalesLine(invoice, { bedrag: 0 })] }),
  ),
  memoriaalRefusal('BOE-0037', 'the account does not exist', () =>
    memoriaal({ memoriaalBoekingsRegels: [ledgerLine(world(), 1220, { grootboek: NOWHERE })] }),
  ),
  memoriaalRefusal('BOE-0039', 'the sign is the other one', () =>
    memoriaal({ verkoopboekingBoekingsRegels: [memoriaalSalesLine(invoice, { bedrag: -121 })] }),
  ),
  memoriaalRefusal('BOE-0042', 'the period is closed', () => memoriaal({ datum: '2026-10-31T00:00:00' })),
  memoriaalRefusal('BOE-0061', 'it is written on the debtors account itself', () => onAccount(1300)),
  memoriaalRefusal('BOE-0068', 'the boekstuk has 26 characters', () => memoriaal({ boekstuk: 'x'.repeat(26) })),
  memoriaalRefusal('BOE-0071', 'the omschrijving has 251 characters', () =>
    memoriaal({ omschrijving: 'x'.repeat(251) }),
  ),
  memoriaalRefusal('BOE-0075', 'it is written on the account of a memoriaal', () => onAccount(2900)),
  memoriaalRefusal('BOE-0075', 'it is written on the account of the opening balance', () => onAccount(2990)),
  memoriaalRefusal('BOE-0076', 'a ledger line is on both sides', () => onAccount(1220, { credit: 121 })),
  memoriaalRefusal('BOE-0094', 'there is one line', () => memoriaal({ memoriaalBoekingsRegels: [] })),
  memoriaalRefusal('BOE-0095', 'the journal is of another kind', () => memoriaal(journal(1015))),
]

describe('a booking is refused, and nothing is booked', () => {
  before(async () => {
    standIn = await startSnelStart({ now: () => Date.UTC(2026, 10, 24), switches: { closedUntil: '2026-10-31' } })
    invoice = standIn.world.addInvoice()
    client = await clientOf(standIn)
  })
  after(() => standIn.close())

  for (const { code, when, path, body } of REFUSALS) {
    it(`${path.slice(1)}: ${code} when ${when}`, async () => {
      assert.equal(codeOf(await client.post(path, body())), code)
      assert.deepEqual([...world().bookings()], [])
      assert.equal(invoice.openCents, 12_100)
    })
  }

  it('when a required property is missing, by its name', async () => {
    for (const path of ['/bankboekingen', '/memoriaalboekingen']) {
      const answer = await client.post(path, { omschrijving: 'x' })
      assert.equal(answer.status, 400)
      const { message, modelState } = answer.body as { message: string; modelState: Body }
      assert.equal(message, 'The request is invalid.')
      assert.ok('model.datum' in modelState && 'model.dagboek' in modelState, answer.text)
      assert.equal('model.bedragOntvangen' in modelState, path === '/bankboekingen')
    }
  })

  it('when a line lacks a property that lines of its kind require', async () => {
    const answer = await client.post(
      '/memoriaalboekingen',
      memoriaal({ verkoopboekingBoekingsRegels: [{ boekingId: { id: invoice.salesBookingId } }] }),
    )
    const fields = Object.keys((answer.body as { modelState: Body }).modelState)
    assert.deepEqual(fields, [
      'model.verkoopboekingBoekingsRegels.0.omschrijving',
      'model.verkoopboekingBoekingsRegels.0.bedrag',
    ])
  })

  it('when an amount has a third decimal, a time has a zone, or the body is nothing', async () => {
    for (const wrong of [
      { bedragOntvangen: 121.005 },
      { bedragOntvangen: '121,00' },
      { datum: '2026-11-05T00:00:00Z' },
    ]) {
      assert.match((await client.post('/bankboekingen', bank(wrong))).text, /modelState/)
    }
    assert.match((await client.post('/bankboekingen', '{"datum":')).text, /modelState/)
    assert.equal(codeOf(await client.post('/bankboekingen', '')), 'ALG-0106')
  })
})
