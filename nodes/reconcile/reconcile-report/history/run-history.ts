// The last runs with their lines, so that a screen can show them again. They can be cleared: what was booked is in the
// booking register, and is not here.

import { createHash } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { inTurn } from '../../../shared/files/in-turn.ts'
import { systemCode } from '../../../shared/files/system-code.ts'
import type { Clock } from '../../domain/clock.ts'
import type { ReconcileLine } from '../../domain/reconcile-line.ts'
import type { ReconcileRun } from '../../domain/reconcile-run.ts'
import type { Warning } from '../../domain/warning.ts'
import type { ReportTotals } from '../report-totals.ts'
import { type HistoryHead, readHistoryFile, readHistoryHead, writeHistoryFile } from './history-file.ts'

export interface KeptRun {
  readonly run: ReconcileRun
  readonly totals: ReportTotals
  readonly lines: readonly ReconcileLine[]
}

export interface RunHistory {
  /** Lets go of the oldest runs beyond `keep`. */
  add(kept: KeptRun, keep: number): Promise<void>
  /** Newest first. */
  list(): Promise<readonly HistoryHead[]>
  /** Its lines still have to be checked: anybody can have changed the file. */
  find(runId: string): Promise<{ readonly head: HistoryHead; readonly lines: readonly unknown[] } | undefined>
  /** @returns how many runs went */
  clear(): Promise<number>
}

/** A hundred runs of ten thousand lines take about a gigabyte: then the oldest go before there are `keep`. */
const BYTES_MAX = 512 * 1024 * 1024

interface HistoryParts {
  readonly clock: Pick<Clock, 'sleep'>
  readonly warn: (warning: Warning) => void
  readonly bytesMax?: number
}

export function runHistory(folder: string, { clock, warn, bytesMax = BYTES_MAX }: HistoryParts): RunHistory {
  const place = resolve(folder)
  const damaged = (file: string): void => warn({ code: 'history-damaged', values: { file } })

  const files = async (): Promise<readonly HistoryEntry[]> => {
    const entries: HistoryEntry[] = []
    for (const file of await fileNames(place)) {
      const path = join(place, file)
      const head = await readHistoryHead(path)
      if (head) entries.push({ path, head, bytes: (await stat(path)).size })
      else damaged(file)
    }
    return entries.sort((one, other) => newestFirst(one.head, other.head))
  }
  return {
    add: (kept, keep) =>
      inTurn(place, async () => {
        const path = join(place, fileName(kept.run.runId))
        const before = await headOrNothing(path)
        if (before && tellsMore(before, kept)) return
        await writeHistoryFile(path, kept, clock)
        await letGo(await files(), keep, bytesMax)
      }),
    list: async () => (await files()).map(({ head }) => head),
    async find(runId) {
      const file = fileName(runId)
      const kept = await fileOrNothing(join(place, file))
      if (kept === 'damaged' || (kept && kept.lines.length < kept.head.lines)) damaged(file)
      return kept === 'damaged' ? undefined : kept
    },
    clear: () =>
      inTurn(place, async () => {
        const names = await fileNames(place)
        for (const name of names) await rm(join(place, name), { force: true })
        return names.length
      }),
  }
}

interface HistoryEntry {
  readonly path: string
  readonly head: HistoryHead
  readonly bytes: number
}

/** A run's own number can hold capitals, which do not count everywhere. */
function fileName(runId: string): string {
  return `run-${createHash('sha256').update(runId).digest('hex').slice(0, 32)}.jsonl`
}

async function fileNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^run-[0-9a-f]{32}\.jsonl$/.test(name))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

async function headOrNothing(path: string): Promise<HistoryHead | undefined> {
  try {
    return await readHistoryHead(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function fileOrNothing(path: string): Promise<Awaited<ReturnType<typeof readHistoryFile>> | 'damaged'> {
  try {
    return (await readHistoryFile(path)) ?? 'damaged'
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** A report of only the lines that need a person, or of before the booking, must not take the place of the whole. */
function tellsMore(before: HistoryHead, { run, lines }: KeptRun): boolean {
  if (before.lines !== lines.length) return before.lines > lines.length
  return (before.run.finishedAt ?? '') > (run.finishedAt ?? '')
}

function newestFirst({ run: one }: HistoryHead, { run: other }: HistoryHead): number {
  return one.startedAt < other.startedAt ? 1 : one.startedAt > other.startedAt ? -1 : 0
}

/** The newest stays, however large. */
async function letGo(entries: readonly HistoryEntry[], keep: number, bytesMax: number): Promise<void> {
  let total = 0
  for (const [index, { path, bytes }] of entries.entries()) {
    total += bytes
    if (index > 0 && (index >= keep || total > bytesMax)) await rm(path, { force: true })
  }
}
