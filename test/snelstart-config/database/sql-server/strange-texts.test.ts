import assert from 'node:assert/strict'
import fc from 'fast-check'

import { joined, nameOf, sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const TEXTS = 100_000
const AT_ONCE = 1000

/** What ends a text, a name, a statement or a comment in SQL, and what is no whole character. */
const STRANGE = fc.array(
  fc.oneof(
    fc.constantFrom(
      "'",
      "''",
      '"',
      '[',
      ']',
      ']]',
      '--',
      '/*',
      '*/',
      ';',
      '@p1',
      '?',
      '%',
      '\u0000',
      '\ud83d',
      '\udc00',
    ),
    fc.constantFrom("'; DROP TABLE [tblPost]; --", "x' OR '1'='1", '\r\nGO\r\n', '\u2019', '\u02bc', '\uff07'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  { minLength: 1, maxLength: 6 },
)

describe('texts that look like SQL', function () {
  this.timeout(90_000)
  let small: SmallServer

  before(async () => {
    small = await startSmallServer()
  })
  after(() => small.close())

  it(`come back as they were, ${TEXTS} of them`, async () => {
    const engine = small.engine()
    const { signal } = new AbortController()
    const texts = fc.sample(STRANGE, TEXTS).map((pieces) => pieces.join(''))
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const some = texts.slice(from, from + AT_ONCE)
      const columns = some.map((text, index) => sql`${{ type: 'text', text }} AS ${nameOf(`t${index}`)}`)
      const [row] = await engine.read(sql`SELECT ${joined(columns, ', ')}`, signal)
      assert.deepEqual(Object.values(row ?? {}), some)
    }
    const [row] = await engine.read(sql`SELECT COUNT(*) AS [n] FROM [dbo].[tblPost]`, signal)
    assert.equal(row?.['n'], 0)
  })
})
