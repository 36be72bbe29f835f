// One request from its first byte to its last token: what is asked is done, cancelled, or made to fail.

import type { Fault, FaultChoice } from '../faults.ts'
import type { LoggedConnection, LoggedRequest } from '../request-log.ts'
import { runBatch } from '../session/run-batch.ts'
import type { Session } from '../session/session.ts'
import { SQL_ERROR, SqlServerError } from '../sql-error.ts'
import { parseBatch } from '../t-sql/parse-statement.ts'
import type { Value } from '../translate/context.ts'
import type { Message } from './messages.ts'
import { type Parameter, readRequest, type Request } from './requests.ts'
import { TokenAnswer } from './token-answer.ts'
import type { Wire } from './wire.ts'

export class RequestRun {
  isDropped = false
  readonly #wire: Wire
  readonly #session: Session
  readonly #log: LoggedConnection
  readonly #faultFor: FaultChoice
  readonly #abort = new AbortController()
  #cause: 'attention' | 'closed' | undefined

  constructor(wire: Wire, session: Session, log: LoggedConnection, faultFor: FaultChoice) {
    this.#wire = wire
    this.#session = session
    this.#log = log
    this.#faultFor = faultFor
  }

  /** An attention that came after the answer is answered on its own. */
  static answerLateAttention(wire: Wire): Promise<void> {
    return new TokenAnswer(wire, new AbortController().signal, false).endLateCancel()
  }

  cancel(cause: 'attention' | 'closed'): void {
    this.#cause ??= cause
    this.#abort.abort(new Cancelled())
  }

  async answer(message: Message): Promise<void> {
    const request = this.#read(message)
    const answer = new TokenAnswer(
      this.#wire,
      this.#abort.signal,
      !(request instanceof Error) && request.ask === 'procedure',
    )
    const logged = this.#logged(request)
    let status = 0
    try {
      if (request instanceof Error) throw request
      const fault = this.#faultFor(logged)
      await this.#faulty(fault)
      status = await this.#do(request, logged, answer)
      if (fault?.do === 'drop-after') throw new Dropped()
      await this.#endDoomed(answer)
      logged.state = answer.hasFailed ? 'failed' : 'done'
    } catch (error) {
      this.isDropped = error instanceof Dropped
      logged.state = this.isDropped ? 'dropped' : error instanceof Cancelled ? 'cancelled' : 'failed'
      if (this.isDropped) return
      status = await this.#failed(error, answer, logged)
    }
    logged.rows = answer.rowsSent
    if (this.#cause === 'attention') await answer.endCancelled()
    else await answer.end(status)
  }

  #read(message: Message): Request | Error {
    try {
      return readRequest(message)
    } catch (error) {
      return error as Error
    }
  }

  #logged(request: Request | Error): LoggedRequest {
    const parameters = new Map<string, Value>()
    if ('ask' in request && request.ask === 'procedure') {
      for (const { name, type, text } of statementParameters(request.parameters)) parameters.set(name, { type, text })
    }
    const logged: LoggedRequest = {
      spid: this.#session.spid,
      text: textOf(request),
      parameters,
      nth: this.#log.requests.length + 1,
      rows: 0,
      state: 'running',
    }
    this.#log.requests.push(logged)
    return logged
  }

  async #faulty(fault: Fault | undefined): Promise<void> {
    if (fault?.do === 'drop') throw new Dropped()
    if (fault?.do === 'error')
      throw new SqlServerError(fault.number, 16, fault.message ?? 'A fault that was asked for.')
    if (fault?.do !== 'hang') return
    const { signal } = this.#abort
    await new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason as Error)
      else signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
  }

  async #do(request: Request, logged: LoggedRequest, answer: TokenAnswer): Promise<number> {
    const session = this.#session
    const batch = { session, answer, signal: this.#abort.signal, variables: new Map<string, Value>() }
    switch (request.ask) {
      case 'batch':
        await runBatch(batch, parseBatch(request.text))
        return 0
      case 'begin':
        if (request.isolation !== undefined) session.isolation = request.isolation
        session.begin(answer)
        return 0
      case 'commit':
        await session.commit(answer)
        return 0
      case 'rollback':
        await session.rollBack(answer)
        return 0
      case 'procedure': {
        if (request.name !== 'sp_executesql') throw SQL_ERROR.unknownProcedure(request.name)
        const { depth } = session
        await session.asProcedure(() =>
          runBatch({ ...batch, variables: new Map(logged.parameters) }, parseBatch(logged.text)),
        )
        if (session.depth !== depth) throw SQL_ERROR.transactionCount(String(depth), String(session.depth))
        return 0
      }
    }
  }

  /** @returns the status of a procedure */
  async #failed(error: unknown, answer: TokenAnswer, logged: LoggedRequest): Promise<number> {
    const session = this.#session
    if (error instanceof Cancelled) {
      if (session.depth > 0 && session.abortsOnError) await session.rollBack(answer)
      return 0
    }
    const told = error instanceof SqlServerError ? error : new SqlServerError(50_000, 16, String(error))
    logged.error = told.number
    if (!answer.hasTold(told)) {
      answer.error(told)
      const endsAll = session.abortsOnError && session.depth > 0 && told.number !== 266
      if (endsAll) await session.rollBack(answer)
    }
    return told.number
  }

  async #endDoomed(answer: TokenAnswer): Promise<void> {
    if (!this.#session.doomed) return
    answer.error(
      new SqlServerError(
        3998,
        16,
        'Uncommittable transaction is detected at the end of the batch. The transaction is rolled back.',
      ),
    )
    await this.#session.rollBack(answer)
  }
}

class Cancelled extends Error {}
class Dropped extends Error {}

function textOf(request: Request | Error): string {
  if (request instanceof Error) return ''
  if (request.ask === 'batch') return request.text
  if (request.ask === 'procedure')
    return request.name === 'sp_executesql' ? (request.parameters[0]?.text ?? '') : request.name
  return `${request.ask.toUpperCase()} TRANSACTION`
}

/** The first two are the statement and the list of its parameters. */
const statementParameters = (parameters: readonly Parameter[]): readonly Parameter[] => parameters.slice(2)
