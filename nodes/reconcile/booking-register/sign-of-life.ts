// What a lock file says: who holds it, since when, and the last sign of life. Always of one length, so that a sign can
// be written over the one before in a single write.

import { z } from 'zod'

import { instantOf } from '../domain/amsterdam.ts'

export interface SignOfLife {
  /** Random: process numbers repeat in containers. */
  readonly owner: string
  readonly state: 'held' | 'free'
  /** Counts on with every sign, so that two signs are never the same. */
  readonly beat: number
  /** Milliseconds since 1970, to the second, by the holder's clock. */
  readonly since: number
  readonly at: number
}

const COUNT_LENGTH = 12

const sign = z.object({
  owner: z.string(),
  state: z.enum(['held', 'free']),
  beat: z.string().regex(/^\d+$/),
  since: z.iso.datetime({ offset: true }),
  at: z.iso.datetime({ offset: true }),
})

export function asText({ owner, state, beat, since, at }: SignOfLife): string {
  const count = String(beat).padStart(COUNT_LENGTH, '0')
  return `${JSON.stringify({ owner, state, beat: count, since: instantOf(since), at: instantOf(at) })}\n`
}

/** Undefined when it is none: its writer was killed while writing, or it was damaged. */
export function parseSign(text: string): SignOfLife | undefined {
  const { data } = sign.safeParse(jsonOf(text))
  if (!data) return undefined
  const { beat, since, at, ...said } = data
  return { ...said, beat: Number(beat), since: epochMs(since), at: epochMs(at) }
}

function epochMs(instant: string): number {
  return globalThis.Date.parse(instant)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
