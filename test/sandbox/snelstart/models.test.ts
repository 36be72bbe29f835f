// The stand-in's models against each other, and against SnelStart's own OpenAPI document where it is at hand.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BANK_BOOKING_MODEL, MEMORIAAL_BOOKING_MODEL } from '../../../sandbox/snelstart/models/bookings.ts'
import { ACCOUNT_MODEL, JOURNAL_MODEL, MUTATION_MODEL } from '../../../sandbox/snelstart/models/ledger.ts'
import { RELATION_MODEL } from '../../../sandbox/snelstart/models/relation.ts'
import { INVOICE_MODEL, ORDER_MODEL, salesBookingModel } from '../../../sandbox/snelstart/models/sales.ts'
import * as bank from '../../../sandbox/snelstart/wire/bank-booking.ts'
import { companyInfo } from '../../../sandbox/snelstart/wire/company.ts'
import * as ledger from '../../../sandbox/snelstart/wire/ledger.ts'
import * as memoriaal from '../../../sandbox/snelstart/wire/memoriaal-booking.ts'
import { identifier } from '../../../sandbox/snelstart/wire/parts.ts'
import * as relation from '../../../sandbox/snelstart/wire/relation.ts'
import * as sales from '../../../sandbox/snelstart/wire/sales.ts'
import { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'

interface Pairing {
  readonly name: string
  readonly schema: z.ZodObject
  /** The stand-in answers only some of its properties. */
  readonly inPart?: true
}

const MEMORIAAL = 'Bankboekingen.MemoriaalboekingModel'
const PAIRINGS: readonly Pairing[] = [
  { name: 'Verkoopfacturen.VerkoopfactuurModel', schema: sales.salesInvoice },
  { name: 'Verkooporders.VerkoopOrderModel', schema: sales.salesOrder },
  { name: 'VerkoopBoekingen.VerkoopBoekingModel', schema: sales.salesBooking },
  { name: 'VerkoopBoekingen.VerkoopBoekingRegelModel', schema: sales.salesBookingLine },
  { name: 'VerkoopBoekingen.VerkoopBoekingBtwRegelModel', schema: sales.salesBookingVat },
  { name: 'Bankboekingen.BankboekingModel', schema: bank.bankBooking },
  { name: 'Kasboekingen.GrootboekBoekingsRegelModel', schema: bank.bankLedgerLine },
  { name: 'Kasboekingen.VerkoopBoekingVerantwoordingsRegelModel', schema: bank.bankSalesLine },
  { name: 'Kasboekingen.InkoopBoekingVerantwoordingsRegelModel', schema: bank.bankPurchaseLine },
  { name: 'Kasboekingen.BtwBoekingregelModel', schema: bank.bankVatLine },
  { name: MEMORIAAL, schema: memoriaal.memoriaalBooking },
  { name: `${MEMORIAAL}.MemoriaalBoekingsRegelModel`, schema: memoriaal.memoriaalLedgerLine },
  { name: `${MEMORIAAL}.VerkoopBoekingVerantwoordingsRegelModel`, schema: memoriaal.memoriaalInvoiceLine },
  { name: `${MEMORIAAL}.InkoopBoekingVerantwoordingsRegelModel`, schema: memoriaal.memoriaalInvoiceLine },
  { name: 'Dagboeken.DagboekModel', schema: ledger.journal },
  { name: 'Grootboeken.GrootboekModel', schema: ledger.ledgerAccount },
  { name: 'GrootboekMutaties.GrootboekMutatieModel', schema: ledger.ledgerMutation },
  { name: 'Relaties.RelatieModel', schema: relation.relation },
  { name: 'Relaties.AdresModel', schema: relation.address },
  { name: 'Verkoopfacturen.VerkoopfactuurIdentifierModel', schema: identifier },
  { name: 'CompanyInfo.CompanyInfoModel', schema: companyInfo, inPart: true },
]

describe('a model of the SnelStart stand-in', () => {
  const world = new SnelStartWorld()
  const models = [
    ...[INVOICE_MODEL, ORDER_MODEL, salesBookingModel(world), BANK_BOOKING_MODEL, MEMORIAAL_BOOKING_MODEL],
    ...[JOURNAL_MODEL, ACCOUNT_MODEL, MUTATION_MODEL, RELATION_MODEL],
  ]
  for (const { type, schema, properties } of models) {
    it(`${type.split('.').at(-1) ?? ''} answers only properties that it has`, () => {
      assert.ok(schema instanceof z.ZodObject)
      assert.deepEqual(
        Object.keys(properties).filter((name) => !(name in schema.shape)),
        [],
      )
    })
  }
})

interface DocumentProperty {
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
}
interface DocumentModel {
  readonly properties: Readonly<Record<string, DocumentProperty>>
  readonly required?: readonly string[]
}

/** Not part of this project: SnelStart publishes it to users of its developer portal. */
const DOCUMENT = join(__dirname, '../../../../shared/specs/snelstart-b2b-v2.openapi.json')

if (existsSync(DOCUMENT)) {
  const { components } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as {
    components: { schemas: Readonly<Record<string, DocumentModel>> }
  }

  describe("a model of the SnelStart stand-in is the one of SnelStart's own document", () => {
    for (const { name, schema, inPart } of PAIRINGS) {
      it(name, () => {
        const document = components.schemas[`SnelStart.B2B.Api.V2.Models.${name}`]
        assert.ok(document, 'the document has no such model')
        const shape: Readonly<Record<string, z.ZodType>> = schema.shape
        const names = Object.keys(shape)
        const theirs = Object.keys(document.properties)
        assert.deepEqual(names.filter((property) => !theirs.includes(property)).sort(), [], 'not in the document')
        if (!inPart) assert.deepEqual([...names].sort(), [...theirs].sort())
        const required = names.filter((property) => shape[property]?.safeParse(undefined).success === false)
        assert.deepEqual(required.sort(), [...(document.required ?? [])].sort(), 'required')
        for (const property of names) {
          const theirProperty: DocumentProperty = document.properties[property] ?? {}
          const values = theirProperty.enum ?? theirProperty.items?.enum
          assert.deepEqual(enumOf(shape[property]), values, `the values of ${property}`)
        }
      })
    }
  })
}

function enumOf(type: unknown): readonly string[] | undefined {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable) return enumOf(type.unwrap())
  if (type instanceof z.ZodArray) return enumOf(type.element)
  return type instanceof z.ZodEnum ? type.options.map(String) : undefined
}
