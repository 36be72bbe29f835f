// One request to the actuator, with a time limit and a way to stop it that never cuts a commit short.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { CommitGate } from './commit-gate.ts'
import type { ScriptMachine } from './script-machine.ts'
import { type ScriptEnd, type ScriptProcess, startScript } from './script-process.ts'
import type { WireRequest } from './wire-request.ts'

export interface ScriptRun {
  readonly machine: ScriptMachine
  readonly x64: boolean
  readonly request: WireRequest
  readonly limitMs: number
  readonly clock: Clock
  /** Of a transaction. */
  readonly gate?: CommitGate
}

/** A commit that has begun is waited for so much longer, also when a run is stopped. */
const COMMIT_WAIT_MS = 60_000
/** A process that was stopped is gone at once, unless Windows can't. */
const STOP_WAIT_MS = 5000

/**
 * @returns the actuator's answer, not yet parsed
 * @throws ReconcileError SNELSTART_UNREACHABLE, CONFIG_MISSING, CANCELLED; whether a commit had begun, the gate tells
 */
export async function runScript(run: ScriptRun, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw cancelled(signal.reason)
  const { machine, request } = run
  const script = startScript({ host: await machine.host(run.x64), actuator: machine.actuator, request })
  run.gate?.usedUntil(script.ended)
  const first = await endOrSleep(script, run.clock, run.limitMs, signal)
  if (typeof first === 'object') return answerOf(first)
  if (run.gate === undefined || (await run.gate.shut())) {
    script.stop()
    await endOrSleep(script, run.clock, STOP_WAIT_MS)
    throw first === 'stopped' ? cancelled(signal.reason) : overTime(run.limitMs)
  }
  const second = await endOrSleep(script, run.clock, COMMIT_WAIT_MS)
  if (typeof second === 'object') return answerOf(second)
  throw overTime(run.limitMs + COMMIT_WAIT_MS)
}

async function endOrSleep(
  script: ScriptProcess,
  clock: Clock,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<ScriptEnd | 'time-limit' | 'stopped'> {
  const ended = new AbortController()
  const either = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal
  const slept = clock.sleep(milliseconds, either).then(
    () => 'time-limit' as const,
    () => 'stopped' as const,
  )
  try {
    return await Promise.race([script.ended, slept])
  } finally {
    ended.abort()
  }
}

function answerOf(end: ScriptEnd): unknown {
  if ('answer' in end) return end.answer
  const cause = new Error(end.failure, { cause: end.cause })
  if (end.isMissing) throw new ReconcileError('CONFIG_MISSING', 'script-host', {}, cause)
  throw new ReconcileError('SNELSTART_UNREACHABLE', 'access-no-answer', { reason: end.failure }, cause)
}

function cancelled(reason: unknown): ReconcileError {
  return new ReconcileError('CANCELLED', 'any', {}, reason)
}

function overTime(limitMs: number): ReconcileError {
  return new ReconcileError('SNELSTART_UNREACHABLE', 'access-time-limit', { seconds: Math.round(limitMs / 1000) })
}
