// The one place where a flow node takes a message: it owns send, done, status, errors, and what happens on close.

import type { Node, NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'
import type * as LibraryModule from '../../lib.ts'
import type { Clock } from '../../reconcile/domain/clock.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { systemClock } from '../http/system-clock.ts'
import { type Language, serverLanguage } from '../texts/language.ts'
import { lastResult } from './last-result.ts'
import { type NodeStatuses, type NodeStatusLine, nodeStatuses } from './status-line.ts'

export interface InputContext {
  /** Aborted when the node closes. */
  readonly signal: AbortSignal
  readonly status: NodeStatusLine
  /** The language of texts that the server writes. */
  readonly language: Language
  /** Something worth knowing that stops nothing: to Node-RED's log. */
  log(note: Warning): void
  /** The answer is sent first: it tells what was done. Then the message ends with this error, for a Catch node. */
  failAfterSending(error: Error): void
}

/** One entry an output. */
export type Sent = readonly (NodeMessage | NodeMessage[] | null)[]

export type InputHandler = (message: NodeMessageInFlow, context: InputContext) => Promise<Sent | undefined>

type Library = typeof LibraryModule
type Send = (outputs: (NodeMessage | NodeMessage[] | null)[]) => void
type Done = (error?: Error) => void

interface Run {
  readonly ended: Promise<void>
  /** Ends the message now; what the handler still answers is not waited for. */
  giveUp(): void
}

/** A write that has left may finish; Node-RED itself gives up after 15 s. */
const CLOSE_LIMIT_MS = 10_000

/**
 * Success sends and completes the message; failure only ends it with the error, which a Catch node gets.
 * While a node closes nothing is sent any more: a message that was being handled ends as `CANCELLED`.
 */
export function onInput(RED: NodeAPI, node: Node, handle: InputHandler, clock: Clock = systemClock): void {
  const closing = new AbortController()
  const running = new Set<Run>()
  const language = serverLanguage(Reflect.get(RED.settings, 'lang'), process.env)
  const last = lastResult(RED, node, language)
  const statuses = nodeStatuses(node, clock, last)
  let library: Library | undefined

  // Node-RED counts `done` only for a listener with exactly three parameters.
  node.on('input', (message: NodeMessageInFlow, send: Send, done: Done) => {
    const load = async (): Promise<Library> => (library ??= await import('../../lib.ts'))
    const log = ({ code, values }: Warning): void => {
      if (library) node.log(library.textIn(language, `warnings.${code}`, values))
    }
    const run = startRun({
      message,
      send,
      done,
      handle,
      load,
      statuses,
      language,
      log,
      closing: closing.signal,
      type: node.type,
      clock,
    })
    running.add(run)
    void run.ended.then(() => running.delete(run))
  })

  node.on('close', (removed: boolean, closed: () => void) => {
    closing.abort(library?.closingError())
    statuses.close()
    void endOf(running, clock)
      .then(() => last.close(removed))
      .then(closed)
  })
}

function startRun(given: {
  message: NodeMessageInFlow
  send: Send
  done: Done
  handle: InputHandler
  load: () => Promise<Library>
  statuses: NodeStatuses
  language: Language
  log: (note: Warning) => void
  closing: AbortSignal
  type: string
  clock: Clock
}): Run {
  const { message, handle, load, language, closing } = given
  const { line, end } = given.statuses.begin()
  let library: Library | undefined
  let isDone = false
  const finish = (error?: Error): void => {
    if (isDone) return
    isDone = true
    end()
    given.done(error)
  }

  const work = async (): Promise<void> => {
    try {
      library = await load()
      closing.throwIfAborted()
      const failures: Error[] = []
      const outputs = await handle(message, {
        signal: closing,
        status: line,
        language,
        log: given.log,
        failAfterSending: (error) => void failures.push(error),
      })
      if (isDone) return
      closing.throwIfAborted()
      if (outputs) given.send([...outputs])
      if (failures[0]) throw failures[0]
      finish()
    } catch (error) {
      const failure = library?.nodeFailure(error, language, closing.aborted)
      if (failure) line.failed(failure.code)
      if (failure) library?.rememberFailure({ node: given.type, code: failure.code, at: given.clock.now() })
      finish(failure ?? asError(error))
    }
  }
  const giveUp = (): void => {
    line.failed('CANCELLED')
    finish(library?.nodeFailure(library.closingError(), language))
  }
  return { ended: work(), giveUp }
}

async function endOf(running: ReadonlySet<Run>, clock: Clock): Promise<void> {
  if (running.size === 0) return
  const allEnded = new AbortController()
  const limit = clock.sleep(CLOSE_LIMIT_MS, allEnded.signal).catch(() => undefined)
  await Promise.race([Promise.all([...running].map((run) => run.ended)), limit])
  allEnded.abort()
  for (const run of running) run.giveUp()
}

/** Only when our own library does not load: there is no text to be had then. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
