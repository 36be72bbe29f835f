import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import type { TransactionPlan, TransactionStep } from '../../../../nodes/snelstart-config/database/engine.ts'
import { sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { JET } from '../../../../sandbox/access/jet-errors.ts'
import { aBooksFile, type BooksFile, date, money, text } from './books-file.ts'

const { signal } = new AbortController()

describe('a booking in an Access file', () => {
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())
  beforeEach(() => books.rows('DELETE FROM tblregel').then(() => books.rows('DELETE FROM tblpost')))

  it('is there with all its rows after the commit', async () => {
    const outcome = await books.engine.transact(aBooking('MSP-1'), signal)
    assert.equal(outcome.state, 'committed')
    const rows = await books.rows(
      'SELECT p.fldboekstuk, p.flddatum::text, r.flddebet FROM tblpost p JOIN tblregel r USING (fldpostid) ORDER BY r.fldregelid',
    )
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['MSP-1', '2026-03-01 00:00:00', '12.3400'],
        ['MSP-1', '2026-03-01 00:00:00', '12.3400'],
      ],
    )
    assert.ok(!existsSync(`${books.file}.msp.lock`), 'the lock is let go')
  })

  it('tells what it counted and remembered', async () => {
    const outcome = await books.engine.transact(aBooking('MSP-1'), signal)
    assert.ok(outcome.state === 'committed')
    assert.equal(outcome.remembered['before'], 0)
    assert.match(String(outcome.remembered['post']), /^\d+$/)
  })

  it('leaves nothing as a dry run', async () => {
    const outcome = await books.engine.transact({ ...aBooking('MSP-1'), end: 'take-back' }, signal)
    assert.equal(outcome.state, 'taken-back')
    assert.deepEqual(await posts(books), [])
  })

  it('is taken back when a proof does not hold, and the proof is told', async () => {
    const wrong: TransactionStep = {
      do: 'prove',
      proof: 'the entry balances',
      statement: sql`SELECT SUM([fldDebet]) AS [total] FROM [tblRegel]`,
      equals: { total: money(1) },
    }
    const plan = aBooking('MSP-1')
    const outcome = await books.engine.transact({ ...plan, steps: [...plan.steps, wrong] }, signal)
    assert.deepEqual([outcome.state, outcome.state === 'refused' && outcome.proof], ['refused', 'the entry balances'])
    assert.deepEqual(await posts(books), [])
  })

  for (let failing = 0; failing < 7; failing++) {
    it(`leaves no row when statement ${failing + 1} fails`, async () => {
      books.faults.failAt('statement', failing, JET.locked())
      const outcome = await books.engine.transact(aBooking('MSP-1'), signal)
      assert.equal(outcome.state, 'refused')
      assert.deepEqual(await posts(books), [])
    })
  }

  it('is refused when another number of rows would be touched', async () => {
    const plan = aBooking('MSP-1')
    const touchAll: TransactionStep = {
      do: 'write',
      rows: 1,
      statement: sql`UPDATE [tblRegel] SET [fldDebet] = ${money(0)} WHERE [fldDebet] > ${money(1)}`,
    }
    const outcome = await books.engine.transact({ ...plan, steps: [...plan.steps, touchAll] }, signal)
    assert.equal(outcome.state, 'refused')
    assert.deepEqual(await posts(books), [])
  })

  it('is done once by two Node-REDs that prove that it is not there yet', async () => {
    const other = books.engineWith({})
    const outcomes = await Promise.all([
      books.engine.transact(aBooking('MSP-2'), signal),
      other.transact(aBooking('MSP-2'), signal),
    ])
    assert.deepEqual(outcomes.map((outcome) => outcome.state).sort(), ['committed', 'refused'])
    assert.deepEqual(await posts(books), ['MSP-2'])
  })

  it('waits no longer than told for another Node-RED, which it names as the reason', async () => {
    const impatient = books.engineWith({ lockWaitMs: 0 })
    await impatient.read(sql`SELECT 1 AS [one]`, signal)
    const slow = books.faults.hangAt('statement')
    const first = books.engine.transact(aBooking('MSP-1'), signal)
    await slow.arrived
    const second = await impatient.transact(aBooking('MSP-2'), signal).finally(slow.letGo)
    assert.ok(second.state === 'refused' && second.error instanceof Error)
    assert.match(second.error.message, /^SNELSTART_LOCKED other-booker/)
    assert.equal((await first).state, 'committed')
  })
})

describe('a booking in an Access file that is cut short', () => {
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())
  beforeEach(() => books.rows('DELETE FROM tblregel').then(() => books.rows('DELETE FROM tblpost')))

  it('before its commit is refused, and nothing of it is there', async () => {
    const stop = new AbortController()
    await books.engine.read(sql`SELECT 1 AS [one]`, signal)
    const hanging = books.faults.hangAt('statement')
    const booking = books.engine.transact(aBooking('MSP-1'), stop.signal)
    await hanging.arrived
    stop.abort()
    const outcome = await booking
    hanging.letGo()
    assert.ok(outcome.state === 'refused' && outcome.error instanceof Error)
    assert.match(outcome.error.message, /^CANCELLED/)
    assert.deepEqual(await posts(books), [])
  })

  it('during its commit is waited for, and then known', async () => {
    const stop = new AbortController()
    const hanging = books.faults.hangAt('answer-of-commit')
    const booking = books.engine.transact(aBooking('MSP-1'), stop.signal)
    await hanging.arrived
    stop.abort()
    hanging.letGo()
    assert.equal((await booking).state, 'committed')
    assert.deepEqual(await posts(books), ['MSP-1'])
  })

  it('during its commit without an answer is unknown: only looking can tell', async () => {
    books.faults.failAt('answer-of-commit', 0, JET.locked())
    const outcome = await books.engine.transact(aBooking('MSP-1'), signal)
    assert.equal(outcome.state, 'unknown')
    assert.deepEqual(await posts(books), ['MSP-1'])
  })

  it('by its time limit leaves the file to the next one', async () => {
    const hanging = books.faults.hangAt('statement')
    const limited = books.engineWith({ limitMs: 300 })
    const outcome = await limited.transact(aBooking('MSP-1'), signal)
    hanging.letGo()
    assert.equal(outcome.state, 'refused')
    assert.equal((await books.engine.transact(aBooking('MSP-1'), signal)).state, 'committed')
    assert.deepEqual(await posts(books), ['MSP-1'])
  })
})

async function posts(books: BooksFile): Promise<readonly unknown[]> {
  return (await books.rows('SELECT fldboekstuk FROM tblpost ORDER BY 1')).map((row) => row['fldboekstuk'])
}

/** Seven statements: is the key free, the entry, its number, two lines, and two proofs. */
function aBooking(key: string): TransactionPlan {
  const line: TransactionStep = {
    do: 'write',
    rows: 1,
    statement: {
      parts: ['INSERT INTO [tblRegel] ([fldPostID], [fldDebet]) VALUES (', ', ', ')'],
      values: [{ type: 'remembered', as: 'post' }, money(1234)],
    },
  }
  const withKey = sql`SELECT COUNT(*) AS [before] FROM [tblPost] WHERE [fldBoekstuk] = ${text(key)}`
  return {
    lock: 'msp',
    end: 'commit',
    steps: [
      { do: 'remember', statement: withKey },
      {
        do: 'prove',
        proof: 'the key is free',
        statement: withKey,
        equals: { before: { type: 'integer', integer: 0 } },
      },
      {
        do: 'write',
        rows: 1,
        key: 'post',
        statement: sql`INSERT INTO [tblPost] ([fldDatum], [fldBoekstuk]) VALUES (${date('2026-03-01')}, ${text(key)})`,
      },
      line,
      line,
      {
        do: 'prove',
        proof: 'both lines',
        statement: {
          parts: ['SELECT COUNT(*) AS [lines], SUM([fldDebet]) AS [total] FROM [tblRegel] WHERE [fldPostID] = ', ''],
          values: [{ type: 'remembered', as: 'post' }],
        },
        equals: { lines: { type: 'integer', integer: 2 }, total: money(2468) },
      },
    ],
  }
}
