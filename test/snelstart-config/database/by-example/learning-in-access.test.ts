import assert from 'node:assert/strict'

import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import { anOffice, type HandMade, type Office, signal } from './an-office.ts'
import type { ExtraColumns } from './office-tables.ts'

describe('an example in an Access file', function () {
  this.timeout(60_000)
  let office: Office | undefined

  afterEach(() => office?.close())

  /** Two payments by hand, of which the last is the example. */
  const learning = async (
    extra: ExtraColumns,
    { more = {}, then }: { more?: Partial<HandMade>; then?: (of: Office, entry: number) => Promise<unknown> } = {},
  ): Promise<string> => {
    office = await anOffice(extra)
    const first = await office.addInvoice('121.00')
    const second = await office.addInvoice('60.50', { customer: 42 })
    const third = await office.addInvoice('30.00', { customer: 42 })
    await office.makeByHand({ document: 'HAND-0', date: '2026-09-20', settles: { [third]: '30.00' }, ...more })
    await office.makeByHand({ document: 'HAND-1', date: '2026-10-12', settles: { [first]: '121.00' }, ...more })
    const entry = await office.makeByHand({
      document: 'HAND-2',
      date: '2026-11-20',
      settles: { [second]: '60.50' },
      ...more,
    })
    await then?.(office, entry)
    const booking = await office.booking()
    try {
      return (await booking.learn('HAND-2', signal)).lines.map(({ column, code }) => `${column} ${code}`).join()
    } catch (error) {
      if (error instanceof ReconcileError) return `${error.detail} ${String(error.values['column'])}`
      throw error
    }
  }

  it('is refused when a row elsewhere belongs to it', async () => {
    const attached = (of: Office, entry: number): Promise<unknown> =>
      of.rows(`INSERT INTO tblbijlage (fldjournaalpostid) VALUES (${entry})`)
    assert.equal(await learning({}, { then: attached }), 'example-elsewhere fldJournaalpostID')
  })

  it('is refused where another entry was marked as settled by it', async () => {
    const marked = (of: Office, entry: number): Promise<unknown> =>
      of.rows(`UPDATE tbljournaalpostregel SET fldtegenjournaalpostid = ${entry} WHERE fldjournaalpostid = 1`)
    const line = [{ name: 'fldTegenJournaalpostID', type: 'long' }] as const
    assert.equal(await learning({ line }, { then: marked }), 'example-elsewhere fldTegenJournaalpostID')
  })

  it('is refused where SnelStart keeps what is open beside the lines', async () => {
    const invoice = [{ name: 'fldOpenstaandBedrag', type: 'currency' }] as const
    assert.equal(await learning({ invoice }), 'example-kept-balance fldOpenstaandBedrag')
  })

  it('is refused for a column that differs from entry to entry, which it names without what stands there', async () => {
    let made = 0
    const line = [{ name: 'fldRaadsel', type: 'text(20)' }] as const
    const lines = (): Record<string, unknown> => ({ fldRaadsel: `geheim ${++made}` })
    assert.equal(await learning({ line }, { more: { lines } }), 'example-column-varies fldRaadsel')
    const booking = await office?.booking()
    const told = await booking?.learn('HAND-2', signal).then(
      () => 'learnt',
      (error: unknown) => String(error),
    )
    assert.match(told ?? '', /fldRaadsel/)
    assert.doesNotMatch(told ?? '', /geheim/)
  })

  it('is refused for contents that can only be bytes', async () => {
    const entry = [{ name: 'fldPlaatje', type: 'ole' }] as const
    const drawn = (of: Office, id: number): Promise<unknown> =>
      of.rows(`UPDATE tbljournaalpost SET fldplaatje = 'x' WHERE fldjournaalpostid = ${id}`)
    assert.equal(await learning({ entry }, { then: drawn }), 'example-column-unconfirmed fldPlaatje')
  })

  it('tells of every column what it was taken for', async () => {
    const told = await learning({})
    for (const line of [
      'fldBoekstuk key',
      'fldDatum booking-date',
      'fldVolgnummer next',
      'fldBoekjaar year',
      'fldInvoerDatum moment',
      'fldGebruikerID constant',
      'fldRegelnummer position',
      'fldRelatieID copied',
    ]) {
      assert.ok(told.split(',').includes(line), `${line} in ${told}`)
    }
  })
})
