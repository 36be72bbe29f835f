// A SQL Server, or whoever answers in its place, that does not keep to its own protocol.

import assert from 'node:assert/strict'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { sql } from '../../nodes/snelstart-config/database/statement.ts'
import { type SmallServer, startSmallServer } from '../snelstart-config/database/sql-server/small-server.ts'
import { answerWith, type GarblingServer, startGarblingServer } from './garbling-server.ts'

const SIGNAL = new AbortController().signal
const QUESTION = sql`SELECT COUNT(*) AS [n] FROM [dbo].[tblPost]`

/** Token numbers: [MS-TDS] 2.2.4. */
const GARBAGE: readonly (readonly [string, readonly number[]])[] = [
  ['a token that does not exist', [0x01, 0x02, 0x03]],
  ['columns whose description ends too soon', [0x81, 0x05, 0x00, 0x00]],
  ['a token that belongs to a login', [0xed, 0x01, 0x00, 0x00]],
  ['a row without columns, and half a token', [0xd1, 0xff, 0xaa]],
  ['zeros', Array.from({ length: 64 }, () => 0)],
]

describe('A SQL Server that answers with garbage', function () {
  this.timeout(60_000)
  let small: SmallServer
  let door: GarblingServer

  before(async () => {
    small = await startSmallServer({ encryption: 'none' })
    door = await startGarblingServer(small.server.port)
  })
  after(async () => {
    await small.close()
    await door.close()
  })
  afterEach(() => (door.garbage = undefined))

  const engine = () => small.engine({ encrypt: 'false', port: door.port })
  const failure = async (work: Promise<unknown>): Promise<ReconcileError> => {
    const error: unknown = await work.then(
      () => new Error('was answered'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof ReconcileError, String(error))
    return error
  }

  for (const [what, bytes] of GARBAGE) {
    it(`such as ${what} to a question is unreachable, and Node-RED goes on`, async () => {
      const asked = engine()
      assert.equal((await asked.read(QUESTION, SIGNAL)).length, 1)
      door.garbage = answerWith(bytes)
      assert.equal((await failure(asked.read(QUESTION, SIGNAL))).code, 'SNELSTART_UNREACHABLE')
      door.garbage = undefined
      assert.equal((await asked.read(QUESTION, SIGNAL)).length, 1)
    })

    it(`such as ${what} to a login is unreachable, and Node-RED goes on`, async () => {
      door.garbage = answerWith(bytes)
      assert.equal((await failure(engine().read(QUESTION, SIGNAL))).code, 'SNELSTART_UNREACHABLE')
    })
  }
})
