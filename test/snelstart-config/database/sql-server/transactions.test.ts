import assert from 'node:assert/strict'

import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import type { DatabaseEngine, TransactionPlan } from '../../../../nodes/snelstart-config/database/engine.ts'
import { sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import type { Fault } from '../../../../sandbox/sql-server/faults.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const SIGNAL = new AbortController().signal

/** An entry and its line, with the number after the highest, and proof that the line is there. */
function booking(
  document: string,
  more: Partial<TransactionPlan> & { readonly proved?: number } = {},
): TransactionPlan {
  const { proved = 1234, ...rest } = more
  return {
    lock: 'boeken',
    end: 'commit',
    steps: [
      { do: 'remember', statement: sql`SELECT ISNULL(MAX([fldNummer]), 0) AS [last] FROM [dbo].[tblPost]` },
      {
        do: 'write',
        statement: {
          parts: ['INSERT INTO [dbo].[tblPost] ([fldNummer], [fldBoekstuk]) VALUES (', ', ', ')'],
          values: [
            { type: 'remembered', as: 'last', plus: 1 },
            { type: 'text', text: document },
          ],
        },
        rows: 1,
        key: 'entry',
      },
      {
        do: 'write',
        statement: {
          parts: ['INSERT INTO [dbo].[tblRegel] ([fldPostID], [fldDebet]) VALUES (', ', ', ')'],
          values: [
            { type: 'remembered', as: 'entry' },
            { type: 'money', cents: cents(1234) },
          ],
        },
        rows: 1,
        key: 'line',
      },
      {
        do: 'prove',
        proof: 'the line is there',
        statement: {
          parts: ['SELECT SUM([fldDebet]) AS [sum] FROM [dbo].[tblRegel] WHERE [fldPostID] = ', ''],
          values: [{ type: 'remembered', as: 'entry' }],
        },
        equals: { sum: { type: 'money', cents: cents(proved) } },
      },
    ],
    ...rest,
  }
}

describe('a transaction on SQL Server', function () {
  this.timeout(30_000)
  let small: SmallServer
  let engine: DatabaseEngine

  before(async () => {
    small = await startSmallServer()
    engine = small.engine()
  })
  after(() => small.close())

  const countOf = async (document: string): Promise<unknown> => {
    const [row] = await small
      .engine()
      .read(
        sql`SELECT COUNT(*) AS [n] FROM ([dbo].[tblPost] AS p INNER JOIN [dbo].[tblRegel] AS r ON r.[fldPostID] = p.[fldID]) WHERE p.[fldBoekstuk] = ${{ type: 'text', text: document }}`,
        SIGNAL,
      )
    return row?.['n']
  }
  /** What goes wrong with the request whose text holds these words. */
  const failing = (words: string, fault: Fault): void =>
    small.server.fail((request) => (request.text.includes(words) ? fault : undefined))
  const afterwards = (): void => small.server.fail(undefined)
  afterEach(afterwards)

  it('is committed as a whole, and tells the keys that the database gave', async () => {
    const outcome = await engine.transact(booking('heel'), SIGNAL)
    assert.ok(outcome.state === 'committed', JSON.stringify(outcome))
    const { last, entry, line } = outcome.remembered
    assert.deepEqual([typeof last, typeof entry, typeof line], ['number', 'number', 'number'])
    assert.equal(await countOf('heel'), 1)
  })

  it('numbers on where the one before it ended', async () => {
    const numbers: unknown[] = []
    for (const document of ['een', 'twee']) {
      const outcome = await engine.transact(booking(document), SIGNAL)
      numbers.push(outcome.state === 'committed' && outcome.remembered['last'])
    }
    assert.equal(Number(numbers[1]), Number(numbers[0]) + 1)
  })

  it('does all of it and takes it back in a dry run', async () => {
    const outcome = await engine.transact(booking('proef', { end: 'take-back' }), SIGNAL)
    assert.ok(outcome.state === 'taken-back', JSON.stringify(outcome))
    assert.equal(typeof outcome.remembered['entry'], 'number')
    assert.equal(await countOf('proef'), 0)
  })

  it('leaves nothing when a proof fails, and says which', async () => {
    const outcome = await engine.transact(booking('bewijs', { proved: 1235 }), SIGNAL)
    assert.ok(outcome.state === 'refused', JSON.stringify(outcome))
    assert.equal(outcome.proof, 'the line is there')
    assert.equal(await countOf('bewijs'), 0)
  })

  it('leaves nothing when any of its statements fails', async () => {
    for (const words of ['MAX([fldNummer])', 'INTO [dbo].[tblPost]', 'INTO [dbo].[tblRegel]', 'SUM([fldDebet])']) {
      for (const fault of [{ do: 'error', number: 1205 }, { do: 'drop' }, { do: 'drop-after' }] as const) {
        failing(words, fault)
        const outcome = await engine.transact(booking('mislukt'), SIGNAL)
        afterwards()
        assert.equal(outcome.state, 'refused', `${words} ${fault.do}`)
        assert.equal(await countOf('mislukt'), 0, `${words} ${fault.do}`)
      }
    }
    assert.equal((await engine.transact(booking('mislukt'), SIGNAL)).state, 'committed')
  })

  it('leaves nothing when the database itself refuses a row', async () => {
    assert.equal((await engine.transact(booking('uniek'), SIGNAL)).state, 'committed')
    const outcome = await engine.transact(booking('uniek'), SIGNAL)
    assert.ok(outcome.state === 'refused' && outcome.error instanceof ReconcileError, JSON.stringify(outcome))
    assert.deepEqual([outcome.error.code, outcome.error.values['number']], ['SNELSTART_ANSWER', 2601])
    assert.equal(await countOf('uniek'), 1)
    assert.equal((await engine.transact(booking('daarna'), SIGNAL)).state, 'committed')
  })

  it('leaves nothing when the run is cancelled before the commit', async () => {
    const abort = new AbortController()
    small.server.fail((request) => {
      if (!request.text.includes('INTO [dbo].[tblRegel]')) return undefined
      setImmediate(() => abort.abort())
      return { do: 'hang' }
    })
    const outcome = await engine.transact(booking('gestopt'), abort.signal)
    afterwards()
    assert.ok(outcome.state === 'refused' && outcome.error instanceof ReconcileError, JSON.stringify(outcome))
    assert.equal(outcome.error.code, 'CANCELLED')
    assert.equal(await countOf('gestopt'), 0)
  })

  it('is refused without a statement when the run was cancelled before it', async () => {
    const outcome = await engine.transact(booking('te laat'), AbortSignal.abort())
    assert.equal(outcome.state, 'refused')
    assert.equal(await countOf('te laat'), 0)
  })

  it('is unknown when the commit gets no answer, whether it was done or not', async () => {
    for (const [document, fault, count] of [
      ['wel gedaan', { do: 'drop-after' }, 1],
      ['niet gedaan', { do: 'drop' }, 0],
    ] as const) {
      failing('COMMIT TRANSACTION', fault)
      const outcome = await engine.transact(booking(document), SIGNAL)
      afterwards()
      assert.equal(outcome.state, 'unknown', document)
      assert.equal(await countOf(document), count, document)
    }
  })

  it('gives two bookers at once their turns, so that each has numbers of its own', async () => {
    const bookers = [engine, small.engine()]
    const documents = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `samen ${name}`)
    const outcomes = await Promise.all(
      documents.map((document, index) =>
        (bookers[index % 2] ?? engine).transact(booking(document), new AbortController().signal),
      ),
    )
    const numbers = outcomes.map((outcome) => {
      assert.ok(outcome.state === 'committed', JSON.stringify(outcome))
      return outcome.remembered['last']
    })
    assert.equal(new Set(numbers).size, documents.length)
    for (const document of documents) assert.equal(await countOf(document), 1)
  })

  it('is refused when another holds its lock for too long', async () => {
    failing('sp_getapplock', { do: 'error', number: 1222 })
    const outcome = await engine.transact(booking('bezet'), SIGNAL)
    assert.ok(outcome.state === 'refused' && outcome.error instanceof ReconcileError)
    assert.equal(outcome.error.code, 'SNELSTART_LOCKED')
  })

  it('is serializable, ends as a whole at any error, and reads nothing under that level afterwards', async () => {
    const fresh = small.engine()
    await fresh.read(sql`SELECT COUNT(*) AS [n] FROM [dbo].[tblPost]`, SIGNAL)
    small.server.clearRequests()
    await fresh.transact(booking('volgorde'), SIGNAL)
    const texts = small.server.requests.map(({ text }) => text)
    assert.match(texts[0] ?? '', /^BEGIN TRANSACTION/)
    assert.match(texts[1] ?? '', /^SET XACT_ABORT ON; SET LOCK_TIMEOUT \d+/)
    assert.match(texts[2] ?? '', /sp_getapplock/)
    assert.equal(texts[3], 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE')
    assert.equal(texts.at(-1), 'COMMIT TRANSACTION')
    small.server.clearRequests()
    await fresh.read(sql`SELECT COUNT(*) AS [n] FROM [dbo].[tblPost]`, SIGNAL)
    assert.match(small.server.requests[0]?.text ?? '', /SET TRANSACTION ISOLATION LEVEL SNAPSHOT/)
  })
})
