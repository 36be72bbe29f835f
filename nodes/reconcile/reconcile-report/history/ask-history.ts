// Questions by message: which runs are kept, the lines of one, and to clear them. The booking register and the records
// of the runs stay, whatever is cleared.

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'
import { z } from 'zod'

import type { InputContext } from '../../../shared/node-red/on-input.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../../shared/settings/report-settings.ts'
import { textIn } from '../../../shared/texts/text-in.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { Warning } from '../../domain/warning.ts'
import type { HistoryHead } from './history-file.ts'
import { allHistories, historyOf } from './histories.ts'
import type { RunHistory } from './run-history.ts'

const TOPICS = ['history', 'run', 'clear'] as const

const question = z.looseObject({
  topic: z.enum(TOPICS),
  /** SnelStart's own identifier; all administrations when it is left out. */
  administration: z.string().min(1).max(200).optional(),
  runId: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
  format: z.enum(REPORT_FORMATS).optional(),
  confirm: z.unknown().optional(),
})

/** One of both. */
export interface HistoryAnswer {
  readonly answer?: NodeMessage
  readonly found?: FoundRun
}

export interface FoundRun {
  readonly lines: readonly unknown[]
  readonly head: HistoryHead
  /** The file that was asked for instead of the lines. */
  readonly format?: ReportFormat
}

/** A run on its way keeps whatever topic the flow gave it. */
export function isQuestion(message: object): boolean {
  if ('reconcile' in message && message.reconcile !== undefined) return false
  return 'topic' in message && TOPICS.some((topic) => topic === message.topic)
}

/**
 * @returns the answer, or the run that was asked for
 * @throws ReconcileError CONFIG_INVALID when the question can't be read, or nothing is kept of that run
 */
export async function askHistory(
  RED: NodeAPI,
  message: NodeMessageInFlow,
  context: InputContext,
): Promise<HistoryAnswer> {
  const { language, status } = context
  const warn = (warning: Warning): void => context.log(warning)
  const parsed = question.safeParse(message)
  if (!parsed.success) throw new ReconcileError('CONFIG_INVALID', 'history-question')
  const { topic, administration, runId, format, confirm } = parsed.data
  const histories =
    administration === undefined ? await allHistories(RED, warn) : [historyOf(RED, administration, warn)]
  if (topic === 'run') {
    if (runId === undefined) throw new ReconcileError('CONFIG_INVALID', 'history-question')
    return { found: { ...(await foundIn(histories, runId)), ...(format ? { format } : {}) } }
  }
  const kept = (await Promise.all(histories.map((history) => history.list()))).flat()
  if (topic === 'history') {
    status.finished({ text: textIn(language, 'words.runs', { count: kept.length }) })
    return { answer: Object.assign(message, { payload: kept.sort(newestFirst).map(entryOf) }) }
  }
  const isCleared = confirm === true
  let runs = kept.length
  if (isCleared) {
    runs = 0
    for (const history of histories) runs += await history.clear()
  }
  const said = textIn(language, isCleared ? 'report.cleared' : 'report.clear', { runs })
  status.finished({ text: textIn(language, 'words.runs', { count: isCleared ? 0 : runs }) })
  return { answer: Object.assign(message, { payload: { cleared: isCleared, runs, message: said } }) }
}

async function foundIn(
  histories: readonly RunHistory[],
  runId: string,
): Promise<{ head: HistoryHead; lines: readonly unknown[] }> {
  for (const history of histories) {
    const found = await history.find(runId)
    if (found) return found
  }
  throw new ReconcileError('CONFIG_INVALID', 'history-run-unknown', { run: runId })
}

/** What a list of runs shows; the money in sight stays with the run itself. */
function entryOf({ run, totals, lines }: HistoryHead) {
  const { runId, startedAt, finishedAt, administration, provider, mode, counts, stopped } = run
  return { runId, startedAt, finishedAt, administration, provider, mode, counts, lines, totals, stopped }
}

function newestFirst({ run: one }: HistoryHead, { run: other }: HistoryHead): number {
  return one.startedAt < other.startedAt ? 1 : one.startedAt > other.startedAt ? -1 : 0
}
