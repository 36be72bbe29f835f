import assert from 'node:assert/strict'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import { nameOf, sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const SIGNAL = new AbortController().signal
const TABLE = nameOf('dbo', 'tblSoorten')

describe('reading from SQL Server', function () {
  this.timeout(30_000)
  let small: SmallServer

  before(async () => {
    small = await startSmallServer()
  })
  after(() => small.close())

  it('gives every value back as it was written', async () => {
    const engine = small.engine()
    const values = {
      fldBedrag: { type: 'money', cents: cents(-123456) },
      fldDecimaal: { type: 'decimal', decimal: '98765.432100' },
      fldGroot: { type: 'decimal', decimal: '900719925474099312' },
      fldMoment: { type: 'date', date: '2026-03-29T02:30:00' },
      fldPrecies: { type: 'date', date: '2026-10-25T02:30:00.123' },
      fldDag: { type: 'date', date: '2026-03-01' },
      fldSleutel: { type: 'guid', guid: '6f9619ff-8b86-d011-b42d-00c04fc964ff' },
      fldTekst: { type: 'text', text: "x' OR '1'='1 -- \u0000 \ud83d\ude00 ]]" },
      fldWaar: { type: 'boolean', boolean: true },
      fldBytes: { type: 'null' },
    } as const
    const statement = sql`INSERT INTO ${TABLE} ([fldBedrag], [fldDecimaal], [fldGroot], [fldMoment], [fldPrecies], [fldDag], [fldSleutel], [fldTekst], [fldWaar], [fldBytes]) VALUES (${values.fldBedrag}, ${values.fldDecimaal}, ${values.fldGroot}, ${values.fldMoment}, ${values.fldPrecies}, ${values.fldDag}, ${values.fldSleutel}, ${values.fldTekst}, ${values.fldWaar}, ${values.fldBytes})`
    const outcome = await engine.transact(
      { lock: 'boeken', steps: [{ do: 'write', statement, rows: 1, key: 'row' }], end: 'commit' },
      SIGNAL,
    )
    assert.equal(outcome.state, 'committed', JSON.stringify(outcome))
    const [row] = await engine.read(
      sql`SELECT TOP 10 * FROM ${TABLE} WHERE [fldGroot] = ${values.fldGroot} AND [fldBedrag] = ${values.fldBedrag} AND [fldDag] = ${values.fldDag} AND [fldTekst] = ${values.fldTekst}`,
      SIGNAL,
    )
    assert.deepEqual(row, {
      fldID: row?.['fldID'],
      fldBedrag: '-1234.5600',
      fldDecimaal: '98765.432100',
      fldGroot: '900719925474099312',
      fldMoment: '2026-03-29T02:30:00.000',
      fldPrecies: '2026-10-25T02:30:00.123',
      fldDag: '2026-03-01T00:00:00.000',
      fldSleutel: '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      fldBytes: null,
      fldTekst: values.fldTekst.text,
      fldKort: null,
      fldWaar: true,
      fldKomma: null,
    })
  })

  it('reads as of one moment where the database allows it, and what is committed where it does not', async () => {
    const plain = await startSmallServer({ snapshots: false })
    try {
      for (const [world, level] of [
        [small, 'SNAPSHOT'],
        [plain, 'READ COMMITTED'],
      ] as const) {
        world.server.clearRequests()
        await world.engine().read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
        const asked = world.server.requests.at(-1)?.text ?? ''
        assert.ok(asked.includes(`SET TRANSACTION ISOLATION LEVEL ${level}; SELECT`), asked)
      }
    } finally {
      await plain.close()
    }
  })

  it('asks the server once when it opens, and once for each question after that', async () => {
    const engine = small.engine()
    assert.equal(engine.requestCount(), 0)
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    small.server.clearRequests()
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    assert.equal(small.server.requests.length, 1)
    assert.equal(engine.requestCount(), 2)
  })

  it('takes at most four connections, however many ask at once, and none after it let go', async () => {
    const engine = small.engine()
    const before = small.server.connections.filter(({ isOpen }) => isOpen).length
    await Promise.all(
      Array.from({ length: 12 }, () =>
        engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, new AbortController().signal),
      ),
    )
    const during = small.server.connections.filter(({ isOpen }) => isOpen).length
    assert.ok(during - before <= 4, `${during - before}`)
    await engine.release()
    await engine.release()
    const [row] = await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    assert.equal(typeof row?.['n'], 'number')
  })

  it('ends the statement at the server when the run is cancelled', async () => {
    const engine = small.engine()
    const abort = new AbortController()
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    small.server.clearRequests()
    small.server.fail(() => {
      setImmediate(() => abort.abort())
      return { do: 'hang' }
    })
    try {
      await assert.rejects(engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, abort.signal), { code: 'CANCELLED' })
    } finally {
      small.server.fail(undefined)
    }
    assert.deepEqual(
      small.server.requests.map(({ state }) => state),
      ['cancelled'],
    )
    assert.equal((await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)).length, 1)
  })

  it('does not even open the database for a run that was cancelled before', async () => {
    const engine = small.engine()
    await assert.rejects(engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, AbortSignal.abort()), {
      code: 'CANCELLED',
    })
    assert.equal(engine.requestCount(), 0)
  })

  it('tells what the server would not do, in a sentence of its own and without its words', async () => {
    const engine = small.engine()
    const failing = async (number: number): Promise<unknown> => {
      small.server.fail(() => ({ do: 'error', number, message: 'geheim: rij van Jansen' }))
      try {
        await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
        return undefined
      } catch (error) {
        return error
      } finally {
        small.server.fail(undefined)
      }
    }
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    for (const [number, code, detail] of [
      [229, 'SNELSTART_SCOPE', 'no-database-right'],
      [1205, 'SNELSTART_LOCKED', 'database-row-in-use'],
      [1222, 'SNELSTART_LOCKED', 'database-row-in-use'],
      [207, 'SNELSTART_SCHEMA', 'database-unknown-name'],
      [208, 'SNELSTART_SCHEMA', 'database-unknown-name'],
      [8115, 'SNELSTART_ANSWER', 'database-error'],
    ] as const) {
      const error = await failing(number)
      assert.ok(error instanceof ReconcileError, String(error))
      assert.deepEqual([error.code, error.detail, error.values['number']], [code, detail, number])
      assert.ok(!`${error.stack} ${String(error.cause)}`.includes('Jansen'))
    }
  })

  it('tries again after a deadlock that it lost', async () => {
    const engine = small.engine()
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    let left = 2
    small.server.fail(() => (left-- > 0 ? { do: 'error', number: 1205 } : undefined))
    try {
      assert.equal((await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)).length, 1)
    } finally {
      small.server.fail(undefined)
    }
  })

  it('gives up a statement that takes too long', async () => {
    const engine = small.engine()
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    small.server.fail(() => ({ do: 'hang' }))
    try {
      await assert.rejects(engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL), {
        code: 'SNELSTART_UNREACHABLE',
        detail: 'statement-time-limit',
      })
    } finally {
      small.server.fail(undefined)
    }
  })

  it('tells that the connection was lost, and opens another for the next question', async () => {
    const engine = small.engine()
    await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)
    small.server.fail(() => ({ do: 'drop' }))
    try {
      await assert.rejects(engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL), {
        code: 'SNELSTART_UNREACHABLE',
        detail: 'database-connection',
      })
    } finally {
      small.server.fail(undefined)
    }
    assert.equal((await engine.read(sql`SELECT COUNT(*) AS [n] FROM ${TABLE}`, SIGNAL)).length, 1)
  })

  it('sends nothing but SELECT', async () => {
    await assert.rejects(small.engine().read(sql`DELETE FROM ${TABLE}`, SIGNAL), RangeError)
  })

  it('describes tables, keys, defaults, computed columns and triggers', async () => {
    const { tables } = await small.engine().catalogue(['TBLPOST', 'tblregel', 'tblNiets'], SIGNAL)
    const [post, line] = [...tables].sort((one, other) => one.name.localeCompare(other.name))
    assert.ok(post && line && tables.length === 2)
    assert.deepEqual([post.schema, post.name, post.kind], ['dbo', 'tblPost', 'table'])
    assert.deepEqual(post.primaryKey, ['fldID'])
    assert.deepEqual(post.triggers, ['trgPost'])
    assert.deepEqual(line.foreignKeys, [{ columns: ['fldPostID'], to: 'tblPost' }])
    const facts = (name: string): unknown => line.columns.find((column) => column.name === name)
    assert.deepEqual(facts('fldID'), {
      name: 'fldID',
      type: 'int',
      family: 'integer',
      nullable: false,
      hasDefault: false,
      counted: true,
      computed: false,
    })
    assert.deepEqual(facts('fldDebet'), {
      name: 'fldDebet',
      type: 'money',
      family: 'money',
      nullable: false,
      hasDefault: true,
      counted: false,
      computed: false,
    })
    assert.ok(line.columns.find(({ name }) => name === 'fldDubbel')?.computed)
    assert.equal(post.columns.find(({ name }) => name === 'fldBoekstuk')?.type, 'nvarchar(20)')
    assert.equal((await small.engine().catalogue([], SIGNAL)).tables.length, 4)
  })
})
