// The whole story of one booking by its key: the rows of MultiSafepay, the invoices, the decisions, the runs with their
// settings, each write and its answer. Read from the files themselves, so it is as old as what it tells.

import type { RecordDisk } from './record-disk.ts'
import { bodyOf, type RecordBody, type RecordEntry } from './record-entry.ts'
import { type RecordFile, recordFilesIn } from './record-files.ts'
import { readLine } from './record-line.ts'

export interface BookingStory {
  readonly key: string
  /** Oldest first; none when the booking is from before the record. */
  readonly orders: readonly OrderStory[]
  readonly releases: readonly (RecordBody<'released'> & Told)[]
}

export interface OrderStory {
  readonly order: RecordBody<'order'> & Told
  /** Oldest first. */
  readonly answers: readonly (RecordBody<'answer'> & Told)[]
  /** What was decided for each of its invoices, by match-payments and by book-payment, last before the order or in its run. */
  readonly decisions: readonly DecisionTold[]
  /** What else the record says of the run: what was read, how it ended. */
  readonly run: readonly RecordEntry[]
  /** The settings that the run was made with. */
  readonly settings: readonly RecordBody<'settings'>[]
}

export interface DecisionTold extends Told {
  readonly stage: string
  readonly row: Readonly<Record<string, unknown>>
}

/** Where it stands. */
export interface Told {
  readonly file: string
  readonly n: number
  readonly at: string
  readonly version: string
  readonly runId?: string
}

type Disk = Pick<RecordDisk, 'linesOf'>

export async function bookingStory(
  folder: string,
  key: string,
  disk: Disk,
  signal: AbortSignal,
): Promise<BookingStory> {
  const files = await recordFilesIn(folder)
  const named = JSON.stringify(key)
  const about: { entry: RecordEntry; told: Told }[] = []
  await eachEntry(
    files,
    disk,
    signal,
    (text) => text.includes(named),
    (entry, told) => about.push({ entry, told }),
  )
  const pick = <Kind extends 'order' | 'answer' | 'released'>(kind: Kind) =>
    about.flatMap(({ entry, told }) => {
      const body = bodyOf(entry, kind)
      return body?.key === key ? [{ ...body, ...told }] : []
    })
  const orders = pick('order')
  const answers = pick('answer')
  const runs = await runsOf(orders, files, disk, signal)
  return {
    key,
    orders: orders.map((order) => ({
      order,
      answers: answers.filter(({ runId }) => runId === order.runId),
      ...runs.of(order),
    })),
    releases: pick('released'),
  }
}

type Order = RecordBody<'order'> & Told
type RunPart = Pick<OrderStory, 'decisions' | 'run' | 'settings'>

/** A second reading, now that it is known which runs and invoices matter. */
async function runsOf(
  orders: readonly Order[],
  files: readonly RecordFile[],
  disk: Disk,
  signal: AbortSignal,
): Promise<{ of(order: Order): RunPart }> {
  const runIds = new Set(orders.flatMap(({ runId }) => runId ?? []))
  const debtors = new Set(orders.flatMap(({ debtors: of }) => of.map(({ id }) => id)))
  if (orders.length === 0) return { of: () => ({ decisions: [], run: [], settings: [] }) }
  const [runNames, debtorNames] = [[...runIds], [...debtors]]
  const matters = (text: string): boolean =>
    text.includes('"kind":"settings"') ||
    runNames.some((id) => text.includes(id)) ||
    (text.includes('"kind":"decided"') && debtorNames.some((id) => text.includes(id)))
  const runs = new Map<string, RecordEntry[]>()
  const settings = new Map<string, RecordBody<'settings'>>()
  const decisions: (DecisionTold & { readonly scope: string })[] = []
  await eachEntry(files, disk, signal, matters, (entry, told) => {
    const kept = bodyOf(entry, 'settings')
    if (kept) settings.set(kept.scope, kept)
    const decided = bodyOf(entry, 'decided')
    for (const row of decided?.rows ?? []) {
      if (decided && debtors.has(row.debtor))
        decisions.push({ ...told, stage: decided.stage, scope: decided.scope, row })
    }
    if (entry.runId !== undefined && runIds.has(entry.runId) && OF_RUN.has(entry.kind)) {
      runs.set(entry.runId, [...(runs.get(entry.runId) ?? []), entry])
    }
  })
  return { of: (order) => partOf(order, runs.get(order.runId ?? '') ?? [], settings, decisions) }
}

/** Its orders, answers and decisions are told apart. */
const OF_RUN = new Set(['fetched', 'matched', 'booking', 'finished', 'failed'])

function partOf(
  order: Order,
  run: readonly RecordEntry[],
  settings: ReadonlyMap<string, RecordBody<'settings'>>,
  decisions: readonly (DecisionTold & { readonly scope: string })[],
): RunPart {
  const scopes = new Set(run.flatMap(({ scope }) => (typeof scope === 'string' ? [scope] : [])))
  const ids = new Set(order.debtors.map(({ id }) => id))
  const last = new Map<string, DecisionTold>()
  for (const { scope, ...decision } of decisions) {
    const debtor = String(decision.row['debtor'])
    if (!ids.has(debtor) || !scopes.has(scope)) continue
    // A decision that did not change was recorded in an earlier run; one of the run itself is written after the order.
    const isOfItsTime = decision.at <= order.at || decision.runId === order.runId
    const before = last.get(`${scope} ${debtor}`)
    if (isOfItsTime && (before === undefined || before.at <= decision.at)) last.set(`${scope} ${debtor}`, decision)
  }
  return { decisions: [...last.values()], run, settings: [...scopes].flatMap((scope) => settings.get(scope) ?? []) }
}

async function eachEntry(
  files: readonly RecordFile[],
  disk: Disk,
  signal: AbortSignal,
  matters: (text: string) => boolean,
  take: (entry: RecordEntry, told: Told) => void,
): Promise<void> {
  for (const { name, path } of files) {
    for await (const lines of disk.linesOf(path)) {
      signal.throwIfAborted()
      for (const { text } of lines) {
        const entry = matters(text) ? readLine(text) : undefined
        if (!entry) continue
        const { n, at, version, runId } = entry
        take(entry, { file: name, n, at, version, ...(runId === undefined ? {} : { runId }) })
      }
    }
  }
}
