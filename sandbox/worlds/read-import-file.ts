// SnelStart reading in a file of the table Boekingen: each booking an entry, in which a line with an invoice number settles
// that invoice. (That it settles it is what no public source states: docs/import-file.md.)

import type { StoryEntry } from './story-administration.ts'

/** @param invoices the ids by number. @throws RangeError for an invoice that the books do not have */
export function readImportFile(text: string, invoices: ReadonlyMap<string, number>): readonly StoryEntry[] {
  const [names = '', ...rows] = text.trimEnd().split('\r\n')
  const columns = names.split(';')
  const entries = new Map<string, StoryEntry>()
  for (const row of rows) {
    const fields = row.split(';')
    const field = (name: string): string => fields[columns.indexOf(name)] ?? ''
    const code = field('fldBoekingcode')
    const entry = entries.get(code)
    const number = field('fldFactuurnummer')
    const invoice = invoices.get(number)
    if (number !== '' && invoice === undefined) throw new RangeError(`no invoice ${number}`)
    const line = {
      account: Number(field('fldGrootboeknummer')),
      ...(invoice === undefined ? {} : { invoice }),
      cents: centsOf(field('fldDebet')) - centsOf(field('fldCredit')),
    }
    entries.set(code, {
      journal: Number(field('fldDagboek')),
      document: field('fldBoekstuk'),
      date: field('fldDatum').split('-').reverse().join('-'),
      lines: [...(entry?.lines ?? []), line],
    })
  }
  return [...entries.values()]
}

const centsOf = (euros: string): number => Math.round(Number(euros.replace(',', '.')) * 100)
