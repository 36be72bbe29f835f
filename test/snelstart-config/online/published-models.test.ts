// SnelStart's published OpenAPI document is kept beside the project, not in it: where it is absent, that is said.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { z } from 'zod'

import { NEEDED_SCOPES } from '../../../nodes/snelstart-config/online/needed-scopes.ts'
import { bankBody, memoriaalBody } from '../../../nodes/snelstart-config/online/booking-body.ts'
import * as schemas from '../../../nodes/snelstart-config/online/schemas.ts'

const DOCUMENT = join(__dirname, '../../../../shared/specs/snelstart-b2b-v2.openapi.json')
const MODELS = 'SnelStart.B2B.Api.V2.Models.'

interface Model {
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, Property>>
}
interface Property {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly items?: { readonly $ref?: string }
}
interface Published {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, Model>> }
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { example?: unknown }>> }>>
}

const READ = [
  ['Verkoopfacturen.VerkoopfactuurModel', schemas.verkoopfactuur],
  ['Verkooporders.VerkoopOrderModel', schemas.verkooporder],
  ['Relaties.RelatieModel', schemas.relatie],
  ['Dagboeken.DagboekModel', schemas.dagboek],
  ['Grootboeken.GrootboekModel', schemas.grootboek],
  ['GrootboekMutaties.GrootboekMutatieModel', schemas.grootboekmutatie],
  ['Bankboekingen.BankboekingModel', schemas.bankboeking],
  ['Bankboekingen.BankboekingModel', schemas.writtenBooking],
  ['Bankboekingen.MemoriaalboekingModel', schemas.writtenBooking],
  ['CompanyInfo.CompanyInfoModel', schemas.companyInfo],
] as const

const LISTS = [
  schemas.verkoopfacturen,
  schemas.verkooporders,
  schemas.relaties,
  schemas.dagboeken,
  schemas.grootboeken,
  schemas.bankboekingen,
] as const

describe("SnelStart's published models", () => {
  if (!existsSync(DOCUMENT)) {
    it('are not on this machine, so they are compared elsewhere', () => {
      assert.equal(existsSync(DOCUMENT), false)
    })
    return
  }
  const published = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as Published
  const modelOf = (name: string): Model => {
    const found = published.components.schemas[`${MODELS}${name}`]
    assert.ok(found, name)
    return found
  }

  for (const [name, schema] of READ) {
    it(`${name} has every property that we read`, () => {
      const { properties } = modelOf(name)
      for (const property of Object.keys(schema.shape)) assert.ok(properties[property], property)
    })
  }

  it('have amounts, dates and identifiers in the types that we expect', () => {
    const invoice = modelOf('Verkoopfacturen.VerkoopfactuurModel').properties
    assert.deepEqual([invoice['openstaandSaldo']?.type, invoice['openstaandSaldo']?.format], ['number', 'decimal'])
    assert.deepEqual([invoice['factuurDatum']?.type, invoice['factuurDatum']?.format], ['string', 'date-time'])
    assert.deepEqual([invoice['id']?.type, invoice['id']?.format], ['string', 'uuid'])
    assert.equal(modelOf('Verkooporders.VerkoopOrderModel').properties['betalingskenmerk']?.type, 'string')
    assert.deepEqual(modelOf('Dagboeken.DagboekModel').properties['soort']?.enum, [
      'Geen',
      'Kas',
      'Bank',
      'Verkoop',
      'Inkoop',
      'Memoriaal',
      'Balans',
    ])
  })

  for (const { path, rows } of LISTS) {
    it(`the example of ${path} passes our door, once its dates are dates`, () => {
      const example = published.paths[path]?.get?.responses['200']?.content?.['application/json']?.example
      assert.ok(Array.isArray(example) && example.length > 0)
      const text = JSON.stringify(example).replace(
        /"(datum|modifiedOn|factuurDatum|vervalDatum)":"string"/g,
        '"$1":"2026-11-24T00:00:00"',
      )
      const parsed = rows.safeParse(JSON.parse(text))
      assert.equal(parsed.success, true, JSON.stringify(parsed.error?.issues))
    })
  }

  for (const [name, body, lines] of [
    [
      'Bankboekingen.BankboekingModel',
      bankBody,
      { verkoopboekingBoekingsRegels: 'verkoop', grootboekBoekingsRegels: 'grootboek' },
    ],
    [
      'Bankboekingen.MemoriaalboekingModel',
      memoriaalBody,
      { verkoopboekingBoekingsRegels: 'verkoop', memoriaalBoekingsRegels: 'memoriaal' },
    ],
  ] as const) {
    it(`${name} knows every property that we write, and we write every one that it requires`, () => {
      const model = modelOf(name)
      const shape: Readonly<Record<string, z.ZodType>> = body.shape
      for (const property of Object.keys(shape)) assert.ok(model.properties[property], property)
      for (const property of model.required ?? []) assert.ok(shape[property], property)
      for (const collection of Object.keys(lines)) {
        const reference = model.properties[collection]?.items?.$ref?.split('/').at(-1) ?? ''
        const lineModel = published.components.schemas[reference]
        const line = (shape[collection] as z.ZodArray<z.ZodObject>).element
        assert.ok(lineModel, collection)
        for (const property of Object.keys(line.shape)) assert.ok(lineModel.properties[property], property)
        for (const property of lineModel.required ?? []) assert.ok(property in line.shape, property)
      }
    })
  }

  it('speak of every right that we say is needed', () => {
    const text = JSON.stringify(published)
    for (const scope of NEEDED_SCOPES) assert.ok(text.includes(scope), scope)
  })
})
