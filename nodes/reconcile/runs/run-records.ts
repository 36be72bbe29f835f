// What a run was made with, on disk under its runId: the authority that a message is not.

import { z } from 'zod'

import type { KeptRows } from '../domain/kept-rows.ts'
import type { MatchSettings } from '../domain/matching/match-settings.ts'
import { REFERENCE_SOURCES } from '../domain/open-debtor.ts'
import { isReferencePattern, referencePattern } from '../domain/pattern/reference-pattern.ts'
import { cents } from '../domain/cents.ts'
import { type BookedWith, bookedRow, fromBookedRow, toBookedRow } from './booked-with.ts'

export interface RunRecord {
  readonly runId: string
  readonly startedAt: string
  /** Absent until match-payments has decided. */
  readonly matched?: MatchedWith
  /** Of the last time that it was previewed or booked; absent before that, and in records of an earlier version. */
  readonly booked?: BookedWith
}

export interface MatchedWith {
  readonly provider: {
    readonly accountId?: string
    readonly siteId?: string
    readonly keyName?: string
    readonly environment: 'live' | 'test'
  }
  readonly settings: MatchSettings
  readonly allowTestPayments: boolean
  readonly paidSinceDays: number
  readonly lookup: 'auto' | 'bulk' | 'single'
}

export interface RunRecords {
  begin(record: { readonly runId: string; readonly startedAt: string }): Promise<void>
  matched(runId: string, matched: MatchedWith): Promise<void>
  booked(runId: string, booked: BookedWith): Promise<void>
  find(runId: string): Promise<RunRecord | undefined>
}

/** A preview may be booked hours or days later; a run from before that is made again. */
const RECORDS_KEPT = 2000

const matchedRow = z.object({
  provider: z.object({
    accountId: z.string().optional(),
    siteId: z.string().optional(),
    keyName: z.string().optional(),
    environment: z.enum(['live', 'test']),
  }),
  settings: z.object({
    references: z.array(z.enum(REFERENCE_SOURCES)),
    // A record of before patterns had a limit: without its settings the run has to be matched again.
    pattern: z.string().refine(isReferencePattern).optional(),
    partial: z.enum(['hold', 'book']),
    overpaid: z.enum(['hold', 'book-open']),
    toleranceCents: z.number().int().nonnegative(),
    notCollected: z.array(z.string()),
  }),
  allowTestPayments: z.boolean(),
  paidSinceDays: z.number().int().positive(),
  lookup: z.enum(['auto', 'bulk', 'single']),
})

const row = z.object({
  runId: z.string(),
  startedAt: z.string().optional(),
  matched: matchedRow.optional(),
  booked: bookedRow.optional(),
})
type Row = z.output<typeof row>

export function createRunRecords(rows: KeptRows): RunRecords {
  const readAll = async (): Promise<Map<string, Row>> => {
    const records = new Map<string, Row>()
    for await (const kept of rows.read()) {
      const parsed = row.safeParse(kept)
      if (parsed.success) records.set(parsed.data.runId, { ...records.get(parsed.data.runId), ...parsed.data })
    }
    return records
  }
  return {
    async begin(record) {
      const records = await readAll()
      if (records.size < RECORDS_KEPT) await rows.append([record])
      else await rows.replace([...[...records.values()].slice(-RECORDS_KEPT / 2), record])
    },
    async matched(runId, matched) {
      await rows.append([{ runId, matched: toMatchedRow(matched) }])
    },
    async booked(runId, booked) {
      await rows.append([{ runId, booked: toBookedRow(booked) }])
    },
    async find(runId) {
      const found = (await readAll()).get(runId)
      return found && fromRow(found)
    },
  }
}

/** As plain values, for disk and for other programs. */
export function toMatchedRow(matched: MatchedWith): z.input<typeof matchedRow> {
  const { pattern, notCollected, references, ...settings } = matched.settings
  return {
    ...matched,
    provider: { ...matched.provider },
    settings: {
      ...settings,
      references: [...references],
      notCollected: [...notCollected],
      ...(pattern ? { pattern: pattern.source } : {}),
    },
  }
}

function fromRow({ runId, startedAt = '', matched, booked }: Row): RunRecord {
  return {
    runId,
    startedAt,
    ...(matched ? { matched: fromMatchedRow(matched) } : {}),
    ...(booked ? { booked: fromBookedRow(booked) } : {}),
  }
}

function fromMatchedRow(matched: z.output<typeof matchedRow>): MatchedWith {
  const { pattern, notCollected, toleranceCents, ...settings } = matched.settings
  const { accountId, siteId, keyName, environment } = matched.provider
  return {
    ...matched,
    provider: {
      environment,
      ...(accountId === undefined ? {} : { accountId }),
      ...(siteId === undefined ? {} : { siteId }),
      ...(keyName === undefined ? {} : { keyName }),
    },
    settings: {
      ...settings,
      toleranceCents: cents(toleranceCents),
      notCollected: new Set(notCollected),
      ...(pattern === undefined ? {} : { pattern: referencePattern(pattern) }),
    },
  }
}
