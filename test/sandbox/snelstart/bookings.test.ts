import assert from 'node:assert/strict'
import { startSnelStart, type SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'
import type { SalesInvoice } from '../../../sandbox/snelstart/world/books.ts'
import { clientOf, codeOf, type Client, type Row } from './asking.ts'
import { bankBody, bankSalesLine, ledgerLine, memoriaalBody, memoriaalSalesLine } from './bodies.ts'

describe('a booking', () => {
  let standIn: SnelStartStandIn
  let client: Client
  let invoice: SalesInvoice
  let nowMs: number

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 24)
    standIn = await startSnelStart({ now: () => nowMs })
    invoice = standIn.world.addInvoice({ number: '2026-0417' })
    client = await clientOf(standIn)
  })
  afterEach(() => {
    assert.deepEqual(standIn.world.audit().problems, [])
    assert.deepEqual(
      standIn.requests.map(({ failure }) => failure).filter((failure) => failure !== undefined),
      [],
    )
    return standIn.close()
  })

  const post = async (path: string, body: unknown): Promise<Row> => {
    const answer = await client.post(path, body)
    assert.equal(answer.status, 201, answer.text)
    return answer.body as Row
  }
  const balance = (account: number): number => standIn.world.balanceCents(account)

  it('in a bank journal settles its invoice and fills the journal’s account', async () => {
    const made = await post('/bankboekingen', bankBody(standIn.world, invoice))
    assert.deepEqual([invoice.openCents, balance(1015), balance(1300)], [0, 12_100, 0])
    assert.equal(made['bedragOntvangen'], 121)
    assert.equal(made['datum'], '2026-11-05T00:00:00')
    assert.deepEqual((await client.get(`/bankboekingen/${String(made['id'])}`)).body, made)
    assert.deepEqual(await client.rows('bankboekingen', "Boekstuk eq 'MSP-718293645'"), [made])
    assert.equal((await client.get(`/memoriaalboekingen/${String(made['id'])}`)).status, 404)
  })

  it('in a memoriaal settles its invoice from the clearing account', async () => {
    const made = await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    assert.deepEqual([invoice.openCents, balance(1220), balance(1300)], [0, 12_100, 0])
    assert.deepEqual((await client.get(`/memoriaalboekingen/${String(made['id'])}`)).body, made)
    const lines = made['verkoopboekingBoekingsRegels'] as { bedrag: number }[]
    assert.equal(lines[0]?.bedrag, 121)
  })

  it('in a memoriaal settles with a negative amount when that is the sign', async () => {
    standIn.switches.memoriaalSign = 'negative-settles'
    assert.equal(codeOf(await client.post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))), 'BOE-0039')
    const lines = [memoriaalSalesLine(invoice, { bedrag: -121 })]
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice, { verkoopboekingBoekingsRegels: lines }))
    assert.deepEqual([invoice.openCents, balance(1220)], [0, 12_100])
  })

  it('can settle a part, several invoices, costs and VAT at once', async () => {
    const other = standIn.world.addInvoice({ totalCents: 5_000 })
    const body = bankBody(standIn.world, invoice, {
      bedragOntvangen: 119.4,
      verkoopboekingBoekingsRegels: [bankSalesLine(invoice), bankSalesLine(other, { credit: 10.5 })],
      grootboekBoekingsRegels: [ledgerLine(standIn.world, 4770, { debet: 10, btwSoort: 'Hoog' })],
      btwBoekingsregels: [{ type: 'TeVorderenBtwType', tarief: 'Hoog', debet: 2.1 }],
    })
    await post('/bankboekingen', body)
    assert.deepEqual([invoice.openCents, other.openCents, balance(4770), balance(1660)], [0, 3_950, 1_000, 210])
  })

  it('pays back on a credit invoice', async () => {
    const credit = standIn.world.addCreditInvoice({ totalCents: 2_100 })
    const lines = [bankSalesLine(credit, { debet: 21, credit: 0 })]
    const spent = { bedragOntvangen: 0, bedragUitgegeven: 21, verkoopboekingBoekingsRegels: lines }
    await post('/bankboekingen', bankBody(standIn.world, credit, spent))
    assert.deepEqual([credit.openCents, balance(1015)], [0, -2_100])
  })

  it('takes amounts as text and names in any case', async () => {
    const { datum, dagboek } = bankBody(standIn.world, invoice)
    await post('/bankboekingen', {
      Datum: datum,
      DagBoek: dagboek,
      bedragontvangen: '121.00',
      BedragUitgegeven: '0',
      VerkoopBoekingBoekingsRegels: [bankSalesLine(invoice, { credit: undefined, Credit: '121.00' })],
    })
    assert.equal(invoice.openCents, 0)
    assert.deepEqual(standIn.unknownProperties, [])
  })

  it('loses a collection whose name does not exist, without a word to the client', async () => {
    const body = bankBody(standIn.world, invoice, {
      verkoopboekingBoekingsRegels: undefined,
      verkoopfactuurBoekingsRegels: [bankSalesLine(invoice)],
    })
    assert.equal(codeOf(await client.post('/bankboekingen', body)), 'BOE-0023')
    assert.deepEqual(standIn.unknownProperties, ['verkoopfactuurBoekingsRegels'])
  })

  it('leaves lines in the ledger with its boekstuk, its journal and, on the debtor’s line, the invoice', async () => {
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    const lines = await client.rows('grootboekmutaties', "Boekstuk eq 'MSP-718293645'")
    const shown = lines.map(({ debet, credit, factuurNummer }) => [debet, credit, factuurNummer])
    assert.deepEqual(shown, [
      [121, 0, null],
      [0, 121, '2026-0417'],
    ])
    assert.ok(lines.every(({ dagboek }) => (dagboek as { id: string }).id === standIn.world.journal(2900).id))
  })

  it('that is posted twice is booked twice, and overpays', async () => {
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    assert.equal(invoice.openCents, -12_100)
    assert.equal(standIn.world.audit().bookingsPerDocumentNumber.get('MSP-718293645'), 2)
    assert.equal(standIn.world.bookingsWith('MSP-718293645').length, 2)
  })

  it('that settles more than is open can be refused', async () => {
    standIn.switches.overpayment = 'refuse'
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    assert.equal(codeOf(await client.post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))), 'ALG-0102')
    assert.equal(invoice.openCents, 0)
  })

  it('that is deleted is gone, and its invoice is open again', async () => {
    for (const [path, body] of [
      ['/bankboekingen', bankBody(standIn.world, invoice)],
      ['/memoriaalboekingen', memoriaalBody(standIn.world, invoice)],
    ] as const) {
      const { id } = await post(path, body)
      assert.equal((await client.delete(`${path}/${String(id)}`)).status, 200)
      assert.equal((await client.get(`${path}/${String(id)}`)).status, 404)
      assert.equal((await client.delete(`${path}/${String(id)}`)).status, 404)
      assert.equal(invoice.openCents, 12_100)
    }
    assert.deepEqual(await client.rows('grootboekmutaties', "Boekstuk eq 'MSP-718293645'"), [])
  })

  it('in a period that was closed since stays where it is', async () => {
    const { id } = await post('/bankboekingen', bankBody(standIn.world, invoice))
    standIn.world.closePeriod('2026-11-30')
    assert.equal(codeOf(await client.delete(`/bankboekingen/${String(id)}`)), 'BOE-0042')
    assert.equal(invoice.openCents, 0)
  })

  it('does not touch when its invoice was modified, unless told so', async () => {
    const before = invoice.modifiedOn
    await post('/bankboekingen', bankBody(standIn.world, invoice))
    assert.equal(invoice.modifiedOn, before)
    standIn.switches.bookingTouchesInvoiceModifiedOn = true
    await post('/bankboekingen', bankBody(standIn.world, invoice))
    assert.equal(invoice.modifiedOn, '2026-11-24T01:00:00')
  })

  it('can be listed late: after so many reads', async () => {
    standIn.switches.mutationsVisibleAfterReads = 2
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    const lengths: number[] = []
    for (let read = 0; read < 3; read++) {
      lengths.push((await client.rows('grootboekmutaties', "Boekstuk eq 'MSP-718293645'")).length)
    }
    assert.deepEqual(lengths, [0, 0, 2])
    assert.equal(invoice.openCents, 0, 'the balance of the invoice changes at once')
  })
  it('can be listed late: after so much time', async () => {
    standIn.switches.mutationsVisibleAfterMs = 30_000
    await post('/memoriaalboekingen', memoriaalBody(standIn.world, invoice))
    assert.deepEqual(await client.rows('grootboekmutaties', "Boekstuk eq 'MSP-718293645'"), [])
    nowMs += 30_000
    assert.equal((await client.rows('grootboekmutaties', "Boekstuk eq 'MSP-718293645'")).length, 2)
  })
})
