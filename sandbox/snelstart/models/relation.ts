// Relations as the API shows them.

import * as wire from '../wire/relation.ts'
import type { Relation } from '../world/books.ts'
import { flagOf, identityIn, linkOf, listOf, textOf, timeOf, wholeOf, type Model } from './model.ts'

export const RELATION_MODEL: Model<Relation> = {
  type: 'SnelStart.B2B.Api.V2.Models.Relaties.RelatieModel',
  schema: wire.relation,
  properties: {
    ...identityIn<Relation>('relaties'),
    relatiesoort: listOf(() => ['Klant']),
    relatiecode: wholeOf((relation) => relation.code),
    naam: textOf((relation) => relation.name),
    email: textOf((relation) => relation.email),
    nonactief: flagOf((relation) => relation.inactive),
    verkoopBoekingenUri: linkOf((relation) => `/relaties/${relation.id}/verkoopboekingen`),
    modifiedOn: timeOf((relation) => relation.modifiedOn),
  },
}
