// SnelStart 11's .mdb on Windows: every question and every booking is one run of the actuator, which opens the file and
// closes it again. So nothing stays open between two calls.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import type { DatabaseEngine, Row, TransactionOutcome, TransactionPlan } from '../engine.ts'
import type { AccessPlace } from './access-place.ts'
import { accessRequests } from './access-requests.ts'
import { CATALOGUE, OUTCOME, parsedAnswer, ROWS } from './answers.ts'
import { catalogueOf } from './catalogue-answer.ts'
import { cellOf } from './cells.ts'
import { makeCommitGate } from './commit-gate.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { type ScriptMachine, windowsMachine } from './script-machine.ts'
import { outcomeOf } from './transaction-answer.ts'
import { wireStatement, wireSteps } from './wire-request.ts'

export interface AccessParts {
  readonly place: AccessPlace
  readonly clock: Clock
  /** For one question; a transaction gets as long until its commit begins. */
  readonly limitMs?: number
  /** Of one answer; whoever asks keeps it below this. */
  readonly maxRows?: number
  /** How long a transaction waits for another Node-RED at the same file. */
  readonly lockWaitMs?: number
  readonly machine?: ScriptMachine
}

const LIMIT_MS = 120_000
const LOCK_WAIT_MS = 10_000
const ROWS_MAX = 200_000

export function createAccessEngine(parts: AccessParts): DatabaseEngine {
  const { place, clock, limitMs = LIMIT_MS, maxRows = ROWS_MAX, lockWaitMs = LOCK_WAIT_MS } = parts
  const requests = accessRequests({ place, clock, limitMs, machine: parts.machine ?? windowsMachine })
  const turn = oneAtATime()
  let asked = 0

  const transact = async (plan: TransactionPlan, signal: AbortSignal): Promise<TransactionOutcome> => {
    const transaction = {
      lockFile: lockFileOf(place.file, plan.lock),
      lockWaitMs,
      steps: wireSteps(plan),
      end: plan.end,
    }
    const gate = await makeCommitGate()
    try {
      const answer = await requests.writing(
        (open) => ({ work: 'transact', open, gateFile: gate.file, ...transaction }),
        (given) => parsedAnswer(OUTCOME, given),
        signal,
        gate,
      )
      return outcomeOf(answer)
    } catch (error) {
      return { state: (await gate.shut()) ? 'refused' : 'unknown', error }
    } finally {
      gate.leave()
    }
  }

  return {
    kind: 'access',
    writes: true,
    async catalogue(tables, signal) {
      asked++
      const names = tables.length === 0 ? null : [...tables]
      const parse = (given: unknown): ReturnType<typeof CATALOGUE.parse> => parsedAnswer(CATALOGUE, given)
      return catalogueOf(await requests.reading((open) => ({ work: 'catalogue', open, tables: names }), parse, signal))
    },
    async read(statement, signal) {
      asked++
      const asks = wireStatement(statement)
      const { columns, rows } = await requests.reading(
        (open) => ({ work: 'read', open, statement: asks, maxRows }),
        (given) => parsedAnswer(ROWS, given),
        signal,
      )
      return rows.map((cells): Row =>
        Object.fromEntries(columns.map((column, at) => [column.name, cellOf(column, cells[at] ?? null)])),
      )
    },
    transact(plan, signal) {
      asked++
      return turn(() => transact(plan, signal))
    },
    release: () => Promise.resolve(),
    requestCount: () => asked,
  }
}

/** Beside the database, since whoever shares the file shares its folder; Jet keeps its own .ldb there as well. */
function lockFileOf(file: string, lock: string): string {
  if (!/^[\w -]{1,32}$/.test(lock)) throw new RangeError(`not the name of a lock: ${JSON.stringify(lock)}`)
  return `${file}.${lock}.lock`
}
