import assert from 'node:assert/strict'
import { startSnelStart, type SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'
import { clientOf, messageOf, type Client, type Row } from './asking.ts'

describe('what the SnelStart stand-in shows', () => {
  let standIn: SnelStartStandIn
  let client: Client

  beforeEach(async () => {
    standIn = await startSnelStart({ now: () => Date.UTC(2026, 10, 24, 9, 11, 12, 120) })
    client = await clientOf(standIn)
  })
  afterEach(() => standIn.close())

  const first = async (collection: string): Promise<Row> => (await client.rows(collection))[0] ?? {}

  it('an invoice has a balance, two identifiers and its orders, and no betalingskenmerk', async () => {
    const made = standIn.world.addInvoice({
      number: '2026-0417',
      date: '2026-11-02',
      order: { betalingskenmerk: '70001' },
    })
    const invoice = await first('verkoopfacturen')
    assert.deepEqual(invoice, {
      id: made.id,
      uri: `/verkoopfacturen/${made.id}`,
      factuurnummer: '2026-0417',
      factuurDatum: '2026-11-02T00:00:00',
      vervalDatum: '2026-11-16T00:00:00',
      factuurBedrag: 121,
      openstaandSaldo: 121,
      relatie: { id: made.relation.id, uri: `/relaties/${made.relation.id}` },
      verkoopBoeking: { id: made.salesBookingId, uri: `/verkoopboekingen/${made.salesBookingId}` },
      verkoopOrders: [{ id: made.orders[0]?.id, uri: `/verkooporders/${made.orders[0]?.id ?? ''}` }],
      modifiedOn: '2026-11-02T09:14:33.127',
    })
    assert.deepEqual((await client.get(`/verkoopfacturen/${made.id}`)).body, invoice)
    assert.equal((await client.get(`/verkoopfacturen/${made.salesBookingId}`)).status, 404)
  })

  it('an order carries the betalingskenmerk, and leads back to its invoice', async () => {
    const made = standIn.world.addInvoice({ order: { betalingskenmerk: '0012', orderreferentie: 'WEB 9' } })
    const order = await first('verkooporders')
    assert.equal(order['betalingskenmerk'], '0012')
    assert.equal(order['orderreferentie'], 'WEB 9')
    assert.equal(order['omschrijving'], null)
    assert.equal((order['verkoopfactuur'] as { id: string }).id, made.id)
    standIn.switches.noValue = 'left-out'
    assert.ok(!('omschrijving' in (await first('verkooporders'))))
  })

  it('an order can lose and gain its betalingskenmerk, which changes when it was modified', async () => {
    const { orders } = standIn.world.addInvoice({ order: { betalingskenmerk: '0012' } })
    const [order] = orders
    assert.ok(order)
    standIn.world.changeOrder(order, { betalingskenmerk: undefined })
    const shown = await first('verkooporders')
    assert.equal(shown['betalingskenmerk'], null)
    assert.equal(shown['modifiedOn'], '2026-11-24T10:11:12.12')
  })

  it('a sales booking shows its number, its term and lines that add up', async () => {
    const made = standIn.world.addInvoice({ totalCents: 9_999, documentNumber: 'VK-1' })
    const { body } = await client.get(`/verkoopboekingen/${made.salesBookingId}`)
    const booking = body as {
      factuurbedrag: number
      boekingsregels: { bedrag: number }[]
      btw: { btwBedrag: number }[]
    }
    assert.equal(booking.factuurbedrag, 99.99)
    assert.deepEqual([booking.boekingsregels[0]?.bedrag, booking.btw[0]?.btwBedrag], [82.64, 17.35])
    assert.equal((await client.get(`/verkoopboekingen/${made.id}`)).status, 404)
  })

  it('the sale of an invoice is in the ledger with its number, its customer and its journal', async () => {
    const made = standIn.world.addInvoice({ number: 'F1' })
    const { id } = standIn.world.journal(1300)
    const mutations = await client.rows('grootboekmutaties', `Dagboek/Id eq guid'${id}' and FactuurNummer eq 'F1'`)
    assert.deepEqual(
      mutations.map(({ debet, credit, saldo }) => [debet, credit, saldo]),
      [
        [121, 0, 121],
        [0, 100, -100],
        [0, 21, -21],
      ],
    )
    assert.equal((mutations[0]?.['relatiePublicIdentifier'] as { id: string }).id, made.relation.id)
    const one = await client.get(`/grootboekmutaties/${String(mutations[1]?.['id'])}`)
    assert.deepEqual(one.body, mutations[1])
  })

  it('journals come whole, whatever is asked', async () => {
    const journals = (await client.get("/dagboeken?$top=1&$filter=Soort%20eq%20'Bank'")).body as Row[]
    assert.ok(journals.length > 5)
    const shown = journals.map(
      ({ nummer, soort, nonactief }) => `${String(nummer)} ${String(soort)} ${String(nonactief)}`,
    )
    assert.ok(shown.includes('2900 Memoriaal false') && shown.includes('1015 Bank false'))
  })

  it('ledger accounts say what they are for', async () => {
    const [account] = await client.rows('grootboeken', 'Nummer eq 1220')
    assert.equal(account?.['grootboekfunctie'], 'TussenrekeningBetalingen')
    assert.deepEqual((await client.get(`/grootboeken/${String(account['id'])}`)).body, account)
  })

  it('the administration says who it is', async () => {
    const { body } = await client.get('/companyInfo')
    const { administratieIdentifier, administratieNaam, huidigBoekjaar } = body as Row
    assert.deepEqual(
      [administratieIdentifier, administratieNaam, huidigBoekjaar],
      [standIn.world.administrationId, 'Voorbeeld Fietsen B.V.', 2026],
    )
  })

  it('relations have names', async () => {
    standIn.world.addRelation({ name: 'A. de Vries' })
    const [relation] = await client.rows('relaties', "Naam eq 'A. de Vries'")
    assert.deepEqual((await client.get(`/relaties/${String(relation?.['id'])}`)).body, relation)
  })

  describe('a list', () => {
    beforeEach(() => standIn.world.bulk({ open: 1_001, settled: 10, orders: 1_100, seed: 1 }))

    it('has 500 rows unless asked for fewer, and goes on where it was told', async () => {
      const pages = [0, 500, 1000].map((skip) =>
        client.rows('verkoopfacturen', 'OpenstaandSaldo ne 0', { $skip: String(skip) }),
      )
      const lengths = (await Promise.all(pages)).map((page) => page.length)
      assert.deepEqual(lengths, [500, 500, 1])
      assert.equal((await client.rows('verkoopfacturen', undefined, { $top: '3' })).length, 3)
      assert.equal((await client.rows('verkoopfacturen', undefined, { $top: '0' })).length, 0)
    })

    it('of more than 500 rows is refused, or cut to 500', async () => {
      const refused = await client.get('/verkooporders?$top=501')
      assert.match(messageOf(refused), /limit of '500' for Top query has been exceeded/)
      standIn.switches.topAbove500 = 'clamp'
      assert.equal((await client.rows('verkooporders', undefined, { $top: '501' })).length, 500)
    })

    it('shows chosen properties only, and refuses what no source shows to work', async () => {
      const [row] = await client.rows('verkoopfacturen', undefined, { $top: '1', $select: 'Id,Factuurnummer' })
      assert.deepEqual(Object.keys(row ?? {}), ['id', 'factuurnummer'])
      for (const query of ['$orderby=Id', '$expand=Relatie', '$select=id', '$top=-1', '$skip=x']) {
        assert.equal((await client.get(`/verkoopfacturen?${query}`)).status, 400, query)
      }
    })

    it('is no snapshot: the books can change between two pages', async () => {
      const [gone] = standIn.world.invoices()
      standIn.switches.afterEachPage = () => {
        standIn.switches.afterEachPage = undefined
        standIn.world.deleteInvoice(gone?.number ?? '')
      }
      const [one, two] = [
        await client.rows('verkoopfacturen', undefined, { $top: '2' }),
        await client.rows('verkoopfacturen', undefined, { $top: '2', $skip: '2' }),
      ]
      const numbers = [...one, ...two].map(({ factuurnummer }) => String(factuurnummer).slice(-2))
      assert.deepEqual(numbers, ['01', '02', '04', '05'])
    })
  })

  it('amounts are written as a .NET decimal may come out, always the same amount', async () => {
    for (const totalCents of [12_000, 12_100, 12_200, 1_050, 1_150, 1_234]) standIn.world.addInvoice({ totalCents })
    const written = async (): Promise<string[]> =>
      [...(await client.get('/verkoopfacturen')).text.matchAll(/"openstaandSaldo":([^,]+)/g)].map(
        ([, text = '']) => text,
      )
    assert.deepEqual(await written(), ['120', '121.0', '122.00', '10.50', '11.5', '12.34'])
    standIn.switches.amounts = 'two-decimals'
    assert.deepEqual(await written(), ['120.00', '121.00', '122.00', '10.50', '11.50', '12.34'])
    standIn.switches.amounts = 'shortest'
    assert.deepEqual(await written(), ['120', '121', '122', '10.5', '11.5', '12.34'])
  })
})
