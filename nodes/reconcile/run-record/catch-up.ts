// What the booking register knows and the record does not: a process was killed between the two, or the disk was full
// after a booking was made. The register is the authority; the record is brought up to it, and says so.

import type { RegisterEntry } from '../booking-register/booking-register.ts'
import { lapsedFact, orderFact, standingFacts } from './booking-facts.ts'
import type { RecordDisk } from './record-disk.ts'
import { bodyOf, type RecordEntry, type RecordFact } from './record-entry.ts'
import { recordFilesIn } from './record-files.ts'
import { readLine } from './record-line.ts'

/** @returns in the order in which they are to be added */
export async function factsMissing(
  folder: string,
  disk: Pick<RecordDisk, 'linesOf'>,
  entries: ReadonlyMap<string, RegisterEntry>,
): Promise<readonly RecordFact[]> {
  const told = await toldIn(folder, disk)
  const missing: RecordFact[] = []
  for (const entry of entries.values()) {
    const order = nameOf(entry.key, entry.runId)
    const standing = told.orders.get(order)
    if (standing === undefined) {
      if (isFromBefore(entry, told.beganAt)) continue
      missing.push(orderFact(entry, { caughtUp: true }), ...standingFacts(entry))
    } else if (standing.state !== entry.state) missing.push(...standingFacts(entry))
    told.orders.delete(order)
  }
  for (const [order, standing] of told.orders) {
    const [key = '', runId] = order.split(' ')
    if (standing.state === 'claimed') missing.push(lapsedFact(key, runId, { caughtUp: true }))
  }
  return missing
}

interface Told {
  /** What was told last of each order, by key and run. */
  readonly orders: Map<string, { readonly state: string; readonly at: string }>
  /** When the oldest file was opened. */
  readonly beganAt: string
}

async function toldIn(folder: string, disk: Pick<RecordDisk, 'linesOf'>): Promise<Told> {
  const orders: Told['orders'] = new Map()
  let beganAt = ''
  for (const { path } of await recordFilesIn(folder)) {
    for await (const lines of disk.linesOf(path)) {
      for (const { text } of lines) {
        const entry = ABOUT_BOOKINGS.test(text) ? readLine(text) : undefined
        if (!entry) continue
        beganAt ||= entry.at
        take(orders, entry)
      }
    }
  }
  return { orders, beganAt }
}

/** Most lines are not, and need not be parsed. */
const ABOUT_BOOKINGS = /"kind":"(opened|order|answer|released)"/

function take(orders: Told['orders'], entry: RecordEntry): void {
  const order = bodyOf(entry, 'order')
  const answer = bodyOf(entry, 'answer')
  const key = order?.key ?? answer?.key ?? bodyOf(entry, 'released')?.key
  if (key === undefined) return
  const name = nameOf(key, entry.runId)
  const before = orders.get(name)
  // Files of two processes are read one after the other: what was said later counts.
  if (before && (before.at > entry.at || (before.at === entry.at && order))) return
  orders.set(name, { state: order ? 'claimed' : standingOf(answer?.state), at: entry.at })
}

function standingOf(state: string | undefined): string {
  return state === undefined || state === 'absent' ? 'free' : state
}

function nameOf(key: string, runId: string | undefined): string {
  return `${key} ${runId ?? ''}`
}

/** What was promised before the record began is in the register only, as its first entry says. */
function isFromBefore({ claimedAt, settledAt }: RegisterEntry, beganAt: string): boolean {
  const began = globalThis.Date.parse(beganAt)
  return [claimedAt, settledAt ?? claimedAt].every((at) => globalThis.Date.parse(at) < began)
}
