import assert from 'node:assert/strict'
import { startSnelStart, type SnelStartStandIn } from '../../../sandbox/snelstart/start-snelstart.ts'
import { clientOf, codeOf, messageOf, type Client } from './asking.ts'

describe('a filter', () => {
  let standIn: SnelStartStandIn
  let client: Client

  before(async () => {
    standIn = await startSnelStart()
    const { world } = standIn
    const jansen = world.addRelation({ name: "O'Brien & Jansen", email: 'jansen@voorbeeld.nl' })
    world.addInvoice({
      number: 'A-1',
      date: '2026-10-30',
      totalCents: 12_100,
      relation: jansen,
      order: { betalingskenmerk: '0012' },
    })
    world.addInvoice({ number: 'A-2', date: '2026-11-01', totalCents: 4_840, relation: jansen })
    world.addInvoice({ number: 'B-3', date: '2026-11-02', totalCents: 10 })
    world.addCreditInvoice({ number: 'C-4', date: '2026-11-03', totalCents: 4_840 })
    world.settleByHand('A-2', 4_840, '2026-11-04')
    world.addRelation({ name: 'Gestopt', inactive: true })
    client = await clientOf(standIn)
  })
  after(() => standIn.close())

  const numbers = async (filter: string): Promise<unknown[]> =>
    (await client.rows('verkoopfacturen', filter)).map(({ factuurnummer }) => factuurnummer)

  const CASES: readonly (readonly [filter: string, numbers: readonly string[]])[] = [
    ['OpenstaandSaldo ne 0', ['A-1', 'B-3', 'C-4']],
    ['OpenstaandSaldo gt 0', ['A-1', 'B-3']],
    ['OpenstaandSaldo eq 0.10', ['B-3']],
    ['OpenstaandSaldo eq 0.1m', ['B-3']],
    ['OpenstaandSaldo le -48.40', ['C-4']],
    ['0 lt OpenstaandSaldo', ['A-1', 'B-3']],
    ["Factuurnummer eq 'A-1'", ['A-1']],
    ["Factuurnummer eq 'a-1'", []],
    ["Factuurnummer eq 'A-1' or Factuurnummer eq 'C-4' and OpenstaandSaldo gt 0", ['A-1']],
    ["(Factuurnummer eq 'A-1' or Factuurnummer eq 'C-4') and OpenstaandSaldo lt 0", ['C-4']],
    ["not (Factuurnummer eq 'A-1') and not startswith(Factuurnummer, 'C')", ['A-2', 'B-3']],
    ["startswith(Factuurnummer,'A') eq true", ['A-1', 'A-2']],
    ["substringof('-3', Factuurnummer)", ['B-3']],
    ["endswith(tolower(Factuurnummer), 'a-2')", ['A-2']],
    ["FactuurDatum ge datetime'2026-11-02T00:00:00'", ['B-3', 'C-4']],
    ["FactuurDatum eq datetime'2026-11-02'", ['B-3']],
    ["ModifiedOn gt datetime'2026-11-01T09:14:33.127'", ['B-3', 'C-4']],
    ["ModifiedOn ge datetime'2026-11-01T09:14:33.1270000'", ['A-2', 'B-3', 'C-4']],
    ['year(FactuurDatum) eq 2026 and month(FactuurDatum) eq 10', ['A-1']],
  ]

  for (const [filter, expected] of CASES) {
    it(`${filter} finds ${expected.join(' and ') || 'nothing'}`, async () => {
      assert.deepEqual(await numbers(filter), expected)
    })
  }

  it('follows a reference by its Id, and finds what has none', async () => {
    const { id, relation, salesBookingId } = standIn.world.invoice('A-1')
    assert.deepEqual(await numbers(`Relatie/Id eq guid'${relation.id}'`), ['A-1', 'A-2'])
    assert.deepEqual(await numbers(`VerkoopBoeking/Id eq guid'${salesBookingId.toUpperCase()}'`), ['A-1'])
    const orders = await client.rows('verkooporders', `Verkoopfactuur/Id eq guid'${id}' and Betalingskenmerk ne null`)
    assert.deepEqual(
      orders.map(({ betalingskenmerk }) => betalingskenmerk),
      ['0012'],
    )
    assert.deepEqual(await client.rows('verkooporders', 'Verkoopfactuur eq null'), [])
  })

  it('reads a doubled quote as one, and true and false', async () => {
    const found = await client.rows('relaties', "Naam eq 'O''Brien & Jansen' and Nonactief eq false")
    assert.equal(found.length, 1)
    assert.equal((await client.rows('relaties', 'Nonactief')).length, 1)
  })

  it('with a hundred identifiers finds a hundred invoices', async () => {
    const { world } = standIn
    const made = Array.from({ length: 100 }, (_, index) => world.addInvoice({ number: `H-${index}` }))
    const filter = made.map(({ id }) => `Id eq guid'${id}'`).join(' or ')
    assert.equal((await client.rows('verkoopfacturen', filter)).length, 100)
    for (const { number } of made) world.deleteInvoice(number)
  })

  const REFUSED: readonly (readonly [filter: string, message: RegExp])[] = [
    ['openstaandSaldo ne 0', /^Could not find a property named 'openstaandSaldo' on type '.*VerkoopfactuurModel'\.$/],
    ['Openstaandsaldo ne 0', /^Could not find a property named 'Openstaandsaldo'/],
    ["Betalingskenmerk eq '1'", /^Could not find a property named 'Betalingskenmerk'/],
    ["Dagboek/Id eq guid'5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'", /^Could not find a property named 'Dagboek'/],
    ["Relatie/id eq guid'5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'", /^Could not find a property named 'id'/],
    ["Uri eq 'x'", /cannot be used in a filter/],
    ["Id eq '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'", /incompatible types.*'Edm.Guid' and 'Edm.String'/],
    ['Id eq 5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001', /^Syntax error/],
    ['Factuurnummer eq 20260001', /incompatible types/],
    ["ModifiedOn gt '2026-11-01'", /incompatible types/],
    ["ModifiedOn gt datetime'2026-11-01T00:00:00Z'", /^Syntax error/],
    ["contains(Factuurnummer, 'A')", /^An unknown function with name 'contains'/],
    ["Factuurnummer eq 'A-1", /^Syntax error/],
    ["(Factuurnummer eq 'A-1'", /^Syntax error/],
    ['Factuurnummer', /single boolean value/],
    ['', /^Syntax error/],
  ]

  for (const [filter, expected] of REFUSED) {
    it(`${filter || 'that is empty'} is refused`, async () => {
      const answer = await client.get(`/verkoopfacturen?${new URLSearchParams({ $filter: filter }).toString()}`)
      assert.equal(answer.status, 400, answer.text)
      assert.match(messageOf(answer), expected)
    })
  }

  describe('on a property whose filtering is unproven', () => {
    const filterable = () => standIn.switches.filterable
    afterEach(() => Object.assign(filterable(), { openstaandSaldo: 'yes', boekstuk: 'yes', id: 'yes' }))

    it('can be refused with a code', async () => {
      filterable().openstaandSaldo = 'refused'
      const answer = await client.get('/verkoopfacturen?$filter=OpenstaandSaldo%20ne%200')
      assert.equal(codeOf(answer), 'ALG-0104')
      assert.deepEqual(await numbers("Factuurnummer eq 'A-1'"), ['A-1'])
    })

    it('can be ignored as a whole, so that every row comes back', async () => {
      filterable().id = 'ignored'
      const { id } = standIn.world.invoice('A-1')
      assert.equal((await numbers(`Id eq guid'${id}' and Factuurnummer eq 'A-1'`)).length, 4)
    })

    it('is judged by its path, so that Relatie/Id is not Id', async () => {
      filterable().id = 'refused'
      const { relation } = standIn.world.invoice('A-1')
      assert.deepEqual(await numbers(`Relatie/Id eq guid'${relation.id}'`), ['A-1', 'A-2'])
    })
  })

  it('can be too long for Web API, and for the web server', async () => {
    const long = Array.from({ length: 40 }, (_, index) => `Factuurnummer eq 'X-${index}'`).join(' or ')
    const ask = () => client.get(`/verkoopfacturen?${new URLSearchParams({ $filter: long }).toString()}`)
    assert.equal((await ask()).status, 200)
    standIn.switches.filterNodesMax = 100
    assert.match(messageOf(await ask()), /node count limit of '100'/)
    standIn.switches.queryCharactersMax = 1000
    assert.equal((await ask()).status, 404)
    Object.assign(standIn.switches, { filterNodesMax: undefined, queryCharactersMax: undefined })
  })
})
