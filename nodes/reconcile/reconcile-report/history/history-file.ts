// One kept run as a file of JSON lines: first what run it is, then its lines. Written whole, so that it can only be torn
// by what others do to it.

import { z } from 'zod'

import type { Clock } from '../../domain/clock.ts'
import type { ReconcileLine } from '../../domain/reconcile-line.ts'
import type { ReconcileRun } from '../../domain/reconcile-run.ts'
import { linesOf } from '../../../shared/files/lines-of.ts'
import { writeWhole } from '../../../shared/files/write-whole.ts'
import type { ReportTotals } from '../report-totals.ts'

export interface HistoryHead {
  readonly run: ReconcileRun
  readonly totals: ReportTotals
  /** How many lines follow. */
  readonly lines: number
}

/** A later release reads what this one wrote; this one says of what a later one wrote that it can't. */
const FORMAT = { format: 'snelstart-multisafepay-history', version: 1 } as const

const head = z.looseObject({
  format: z.literal(FORMAT.format),
  version: z.literal(FORMAT.version),
  run: z.looseObject({
    runId: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().optional(),
    administration: z.looseObject({ name: z.string() }),
  }),
  totals: z.looseObject({ lines: z.number() }),
  lines: z.number().int().nonnegative(),
})

export async function writeHistoryFile(
  path: string,
  kept: { readonly run: ReconcileRun; readonly totals: ReportTotals; readonly lines: readonly ReconcileLine[] },
  clock: Pick<Clock, 'sleep'>,
): Promise<void> {
  await writeWhole(path, rowsOf(kept), clock)
}

function* rowsOf({ run, totals, lines }: Parameters<typeof writeHistoryFile>[1]): Generator<string> {
  yield `${JSON.stringify({ ...FORMAT, run, totals, lines: lines.length })}\n`
  for (const line of lines) yield `${JSON.stringify(line)}\n`
}

/** @returns undefined when the file does not begin as we write it. @throws the system's error, such as ENOENT */
export async function readHistoryHead(path: string): Promise<HistoryHead | undefined> {
  for await (const [first] of linesOf(path)) return first && headIn(first.text)
  return undefined
}

/** As many lines as can be read. @throws the system's error, such as ENOENT */
export async function readHistoryFile(path: string): Promise<{ head: HistoryHead; lines: unknown[] } | undefined> {
  let found: HistoryHead | undefined
  const lines: unknown[] = []
  for await (const portion of linesOf(path)) {
    for (const { text } of portion) {
      if (!found) {
        found = headIn(text)
        if (!found) return undefined
        continue
      }
      const line = jsonIn(text)
      if (line === undefined) return { head: found, lines }
      lines.push(line)
    }
  }
  return found && { head: found, lines }
}

function headIn(text: string): HistoryHead | undefined {
  const parsed = head.safeParse(jsonIn(text))
  // Checked above is what a list needs; the rest is checked like a message when the run is read.
  return parsed.success ? (parsed.data as unknown as HistoryHead) : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
