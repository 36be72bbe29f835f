// Everything that is only read. Rights: the scopes of SnelStart's OpenAPI document, per operation.

import { jsonText } from '../json-text.ts'
import { ACCOUNT_MODEL, JOURNAL_MODEL, MUTATION_MODEL } from '../models/ledger.ts'
import { answerOf, type Model } from '../models/model.ts'
import { RELATION_MODEL } from '../models/relation.ts'
import { INVOICE_MODEL, ORDER_MODEL, salesBookingModel } from '../models/sales.ts'
import { companyInfo } from '../wire/company.ts'
import type { SnelStartWorld } from '../world.ts'
import { checked, one } from './answer.ts'
import { list } from './list.ts'
import { withId, type Route } from './route.ts'

interface Collection<Row> {
  readonly name: string
  readonly scope: string
  readonly model: Model<Row>
  readonly rows: (world: SnelStartWorld) => Iterable<Row>
  readonly byId: (world: SnelStartWorld, id: string) => Row | undefined
}

export const READING_ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/echo\/([^/]*)$/, answer: ({ segment }) => echo(segment) },
  { method: 'GET', path: /^\/companyInfo$/i, scope: 'settings:read', answer: ({ world }) => company(world) },
  { method: 'GET', path: /^\/dagboeken$/, scope: 'boekhouden:read', answer: ({ world }) => allJournals(world) },
  ...readable({
    name: 'verkoopfacturen',
    scope: 'orders:read',
    model: INVOICE_MODEL,
    rows: (world) => world.invoices(),
    byId: (world, id) => world.invoiceById(id),
  }),
  ...readable({
    name: 'verkooporders',
    scope: 'orders:read',
    model: ORDER_MODEL,
    rows: (world) => world.orders.values(),
    byId: (world, id) => world.orders.get(id),
  }),
  ...readable({
    name: 'grootboeken',
    scope: 'boekhouden:read',
    model: ACCOUNT_MODEL,
    rows: (world) => world.accounts.values(),
    byId: (world, id) => world.accounts.get(id),
  }),
  ...readable({
    name: 'grootboekmutaties',
    scope: 'boekhouden:read',
    model: MUTATION_MODEL,
    rows: (world) => world.ledger.readMutations(world.now()),
    byId: (world, id) => world.ledger.mutations.find((mutation) => mutation.id === id),
  }),
  ...readable({
    name: 'relaties',
    scope: 'relaties:read',
    model: RELATION_MODEL,
    rows: (world) => world.relations.values(),
    byId: (world, id) => world.relations.get(id),
  }),
  {
    method: 'GET',
    path: withId('verkoopboekingen'),
    scope: 'boekhouden:read',
    answer: ({ world, id }) => one(salesBookingModel(world), world.invoiceOfSalesBooking(id), world.switches),
  },
]

function readable<Row>({ name, scope, model, rows, byId }: Collection<Row>): Route[] {
  return [
    {
      method: 'GET',
      path: new RegExp(`^/${name}$`),
      scope,
      answer: ({ world, query }) => list({ model, rows: rows(world), query, switches: world.switches }),
    },
    {
      method: 'GET',
      path: withId(name),
      scope,
      answer: ({ world, id }) => one(model, byId(world, id), world.switches),
    },
  ]
}

const echo = (text: string) => (text === '' ? { status: 204, text: '' } : { status: 200, json: text })

function company(world: SnelStartWorld) {
  const answer = {
    administratieIdentifier: world.administrationId,
    administratieNaam: world.companyName,
    bedrijfsnaam: world.companyName,
    plaats: 'Utrecht',
    rechtsvorm: 'Bv',
    huidigBoekjaar: Number(world.clock.slice(0, 4)),
    beginmaandFiscaleBoekjaar: 1,
    btwAangiftePeriodeSoort: 'Kwartaal',
  }
  return { status: 200, json: companyInfo.parse(answer) }
}

/** Ignores any query and returns everything, as was seen on the live API. */
function allJournals({ journals, switches }: SnelStartWorld) {
  const answers = [...journals.values()].map((row) => checked(JOURNAL_MODEL, answerOf(JOURNAL_MODEL, row), switches))
  return { status: 200, text: jsonText(answers, switches) }
}
