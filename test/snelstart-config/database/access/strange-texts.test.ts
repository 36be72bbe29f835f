import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { TransactionStep } from '../../../../nodes/snelstart-config/database/engine.ts'
import { joined, nameOf, sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import type { JetTable } from '../../../../sandbox/access/jet-table.ts'
import { createAccessEngine } from '../../../../nodes/snelstart-config/database/access/access-engine.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import { startAccess } from '../../../../sandbox/access/start-access.ts'
import { text } from './books-file.ts'
import { aWindows } from './windows.ts'

const COLUMNS = Array.from({ length: 100 }, (_, at) => nameOf(`fldTekst${at}`))
const ROWS = 250
const ROUNDS = 4
const TABLE: JetTable = {
  name: 'tblTekst',
  primaryKey: ['fldTekstID'],
  columns: [
    { name: 'fldTekstID', type: 'counter' },
    ...COLUMNS.map((_, at) => ({ name: `fldTekst${at}`, type: 'memo' as const })),
  ],
}

describe('strange texts', () => {
  it('come back from an Access file as they went in, a hundred thousand of them', async function () {
    this.timeout(60_000)
    const { signal } = new AbortController()
    const { machine } = await aWindows()
    const books = await startAccess([TABLE])
    const engine = createAccessEngine({ place: { file: books.file }, clock: systemClock, machine })
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const texts = fc.sample(strangeText, { numRuns: ROWS * COLUMNS.length, seed: 20_261_124 + round })
        const rows = Array.from({ length: ROWS }, (_, at) =>
          texts.slice(at * COLUMNS.length, (at + 1) * COLUMNS.length),
        )
        const outcome = await engine.transact({ lock: 'msp', end: 'commit', steps: rows.map(insertion) }, signal)
        assert.equal(outcome.state, 'committed')
        const back = await engine.read(
          sql`SELECT ${columnList()} FROM [tblTekst] WHERE [fldTekstID] > ${{ type: 'integer', integer: round * ROWS }} ORDER BY [fldTekstID]`,
          signal,
        )
        assert.deepEqual(
          back.map((row) => Object.values(row)),
          rows,
        )
      }
    } finally {
      await books.close()
    }
  })
})

function columnList(): ReturnType<typeof sql> {
  return joined(
    COLUMNS.map((name) => sql`${name}`),
    ', ',
  )
}

function insertion(texts: readonly string[]): TransactionStep {
  const values = joined(
    texts.map((each) => sql`${text(each)}`),
    ', ',
  )
  return { do: 'write', rows: 1, statement: sql`INSERT INTO [tblTekst] (${columnList()}) VALUES (${values})` }
}

/** What closes, opens or comments out something somewhere, and what no encoding likes. */
const strangeText = fc.oneof(
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '[',
        ']',
        '--',
        '/*',
        ';',
        '\\',
        '\0',
        '\uD800',
        '\uDC00',
        '\uFEFF',
        '%',
        '?',
        '\r\n',
        '€',
        '😀',
        '\uE0F0',
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join('')),
)
