// Journals, ledger accounts and mutations as the API shows them.

import { midnight } from '../wall-clock.ts'
import * as wire from '../wire/ledger.ts'
import type { Journal, LedgerAccount, Mutation } from '../world/books.ts'
import { eurosOfCents, flagOf, identityIn, listOf, referenceTo, textOf, timeOf, wholeOf, type Model } from './model.ts'

/** Without modifiedOn: a journal has none. */
export const JOURNAL_MODEL: Model<Journal> = {
  type: 'SnelStart.B2B.Api.V2.Models.Dagboeken.DagboekModel',
  schema: wire.journal,
  properties: {
    ...identityIn<Journal>('dagboeken'),
    nummer: wholeOf((journal) => journal.number),
    omschrijving: textOf((journal) => journal.name),
    soort: textOf((journal) => journal.kind),
    nonactief: flagOf((journal) => journal.inactive),
  },
}

export const ACCOUNT_MODEL: Model<LedgerAccount> = {
  type: 'SnelStart.B2B.Api.V2.Models.Grootboeken.GrootboekModel',
  schema: wire.ledgerAccount,
  properties: {
    ...identityIn<LedgerAccount>('grootboeken'),
    nummer: wholeOf((account) => account.number),
    omschrijving: textOf((account) => account.name),
    grootboekfunctie: textOf((account) => account.function),
    rekeningCode: textOf((account) => account.code),
    kostenplaatsVerplicht: flagOf((account) => account.costCentreRequired),
    nonactief: flagOf((account) => account.inactive),
    rgsCode: listOf(() => []),
    btwSoort: listOf(() => ['Geen']),
    modifiedOn: timeOf((account) => account.modifiedOn),
  },
}

/** Nothing here names the booking that a mutation belongs to; only journal, day and boekstuk lead back to it. */
export const MUTATION_MODEL: Model<Mutation> = {
  type: 'SnelStart.B2B.Api.V2.Models.GrootboekMutaties.GrootboekMutatieModel',
  schema: wire.ledgerMutation,
  properties: {
    ...identityIn<Mutation>('grootboekmutaties'),
    grootboek: referenceTo('grootboeken', ({ account }) => account.id),
    dagboek: referenceTo('dagboeken', ({ entry }) => entry.journal.id),
    kostenplaats: referenceTo('kostenplaatsen', (mutation) => mutation.costCentreId),
    datum: timeOf(({ entry }) => midnight(entry.date)),
    omschrijving: textOf((mutation) => mutation.description),
    debet: eurosOfCents((mutation) => mutation.debitCents),
    credit: eurosOfCents((mutation) => mutation.creditCents),
    saldo: eurosOfCents((mutation) => mutation.debitCents - mutation.creditCents),
    boekstuk: textOf(({ entry }) => entry.documentNumber),
    // A sales entry is about one invoice as a whole; in other entries only the debtors line is.
    factuurNummer: textOf(({ invoice, entry }) => (invoice ?? entry.invoice)?.number),
    relatiePublicIdentifier: referenceTo('relaties', ({ invoice, entry }) => (invoice ?? entry.invoice)?.relation.id),
    documents: listOf(() => []),
    modifiedOn: timeOf((mutation) => mutation.modifiedOn),
  },
}
