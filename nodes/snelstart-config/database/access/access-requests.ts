// Requests to one Access file: with the provider that this machine has, and once more when somebody else was just at it.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { accessError, isInUse, isNoProvider } from './access-errors.ts'
import { type AccessPlace, type OpenWords, openWords, type Provider, providersFor } from './access-place.ts'
import { AccessFailure, CATALOGUE, parsedAnswer } from './answers.ts'
import type { CommitGate } from './commit-gate.ts'
import { runScript } from './run-script.ts'
import type { ScriptMachine } from './script-machine.ts'
import type { WireRequest } from './wire-request.ts'

export interface AccessRequests {
  /** For what only reads: tried again while the file or a row is in use. */
  reading<Answer>(request: (open: OpenWords) => WireRequest, parse: Parse<Answer>, signal: AbortSignal): Promise<Answer>
  /** Once. What had become of it when it fails, the gate tells. */
  writing<Answer>(
    request: (open: OpenWords) => WireRequest,
    parse: Parse<Answer>,
    signal: AbortSignal,
    gate: CommitGate,
  ): Promise<Answer>
}

export interface RequestParts {
  readonly place: AccessPlace
  readonly clock: Clock
  readonly machine: ScriptMachine
  readonly limitMs: number
}

/** @throws AccessFailure, ReconcileError */
type Parse<Answer> = (answer: unknown) => Answer

/** Jet holds its locks for moments: about three seconds in all. */
const TRIES = 5
const FIRST_WAIT_MS = 200

export function accessRequests(parts: RequestParts): AccessRequests {
  const { place, clock } = parts
  let known: Provider | undefined

  const once = async <Answer>(
    provider: Provider,
    request: (open: OpenWords) => WireRequest,
    parse: Parse<Answer>,
    signal: AbortSignal,
    gate?: CommitGate,
  ): Promise<Answer> => {
    const asked = { ...parts, x64: provider.x64, request: request(openWords(place, provider)) }
    return parse(await runScript(gate ? { ...asked, gate } : asked, signal))
  }

  /** Tries one after the other until one is there, and remembers it. */
  const withProvider = async <Answer>(ask: (provider: Provider) => Promise<Answer>): Promise<Answer> => {
    if (known) return ask(known)
    let absent: unknown
    for (const provider of providersFor(place.file)) {
      try {
        const answer = await ask(provider)
        known = provider
        return answer
      } catch (error) {
        if (!(error instanceof AccessFailure) || !isNoProvider(error.failure)) {
          if (error instanceof AccessFailure) known = provider
          throw error
        }
        absent ??= error
      }
    }
    throw absent
  }

  const reading: AccessRequests['reading'] = async (request, parse, signal) => {
    for (let tried = 1; ; tried++) {
      try {
        return await withProvider((provider) => once(provider, request, parse, signal))
      } catch (error) {
        if (!(error instanceof AccessFailure)) throw error
        if (!isInUse(error.failure) || tried === TRIES) throw accessError(error, place.file)
        await clock
          .sleep(FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + clock.random()), signal)
          .catch((reason: unknown) => {
            throw new ReconcileError('CANCELLED', 'any', {}, reason)
          })
      }
    }
  }

  return {
    reading,
    async writing(request, parse, signal, gate) {
      if (!known) await reading(openOnly, (answer) => parsedAnswer(CATALOGUE, answer), signal)
      const provider = known
      if (!provider) throw new ReconcileError('CONFIG_MISSING', 'access-provider')
      try {
        return await once(provider, request, parse, signal, gate)
      } catch (error) {
        throw error instanceof AccessFailure ? accessError(error, place.file) : error
      }
    },
  }
}

/** Opens the file and asks for no table: it tells which provider is there, before anything is written with one. */
function openOnly(open: OpenWords): WireRequest {
  return { work: 'catalogue', open, tables: [] }
}
