// The only time that passes in a simulation. What happens is a queue of moments, and each is followed by everything that
// it sets in motion before the next one begins; so a seed always unrolls in the same order.

export interface Living {
  /** What belongs to somebody who is dead by then does not happen any more. */
  readonly isAlive: boolean
  /** Told just before a moment of his; may end him. @returns whether the moment still happens */
  beforeMoment?(moment: Moment): boolean
}

export interface Moment {
  readonly atMs: number
  readonly owner: Living | undefined
  happen(): void
  /** The owner dies at this very moment: what is half done then, such as a write. */
  halfway?: (() => void) | undefined
}

export interface VirtualTime {
  /** Milliseconds since 1970, true everywhere in the world but on machines whose clock is wrong. */
  readonly nowMs: number
  /** Whose moment it is. */
  readonly current: Living | undefined
  /** How many moments there have been. */
  readonly moments: number
  after(ms: number, owner: Living | undefined, happen: () => void, halfway?: () => void): () => void
  /** Lets time pass until it is so, or until nothing is left to happen. @returns whether it came to be so */
  until(isSo: () => boolean, limitMs: number): Promise<boolean>
  /** Whoever does nothing in between sees only the clock move. */
  pass(ms: number): Promise<void>
}

type Queued = Moment & { readonly order: number; isCancelled: boolean }

export function virtualTime(startMs: number): VirtualTime {
  const queue = soonestFirst()
  let nowMs = startMs
  let current: Living | undefined
  let order = 0
  let moments = 0

  const live = async (moment: Queued): Promise<void> => {
    nowMs = Math.max(nowMs, moment.atMs)
    const { owner } = moment
    if (moment.isCancelled || owner?.isAlive === false) return
    if (owner?.beforeMoment?.(moment) === false) return
    moments += 1
    current = owner
    moment.happen()
    // All promises that this moment fulfils are followed to their ends before the loop turns.
    await new Promise(setImmediate)
    current = undefined
  }
  const until = async (isSo: () => boolean, limitMs: number): Promise<boolean> => {
    const endMs = nowMs + limitMs
    while (!isSo()) {
      const next = queue.first()
      if (next === undefined || next.atMs > endMs) {
        nowMs = endMs
        return false
      }
      queue.take()
      await live(next)
    }
    return true
  }
  return {
    get nowMs() {
      return nowMs
    },
    get current() {
      return current
    },
    get moments() {
      return moments
    },
    after(ms, owner, happen, halfway) {
      order += 1
      const queued: Queued = { atMs: nowMs + Math.max(0, ms), owner, happen, halfway, order, isCancelled: false }
      queue.add(queued)
      return () => {
        queued.isCancelled = true
      }
    },
    until,
    async pass(ms) {
      await until(() => false, ms)
    },
  }
}

/** A binary heap: thousands of heartbeats and time limits wait behind the next answer. */
function soonestFirst() {
  const heap: Queued[] = []
  const isSooner = (one: Queued, other: Queued): boolean =>
    one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
  const at = (index: number): Queued => {
    const found = heap[index]
    if (!found) throw new RangeError('beyond the queue')
    return found
  }
  const swap = (one: number, other: number): void => {
    const kept = at(one)
    heap[one] = at(other)
    heap[other] = kept
  }
  return {
    first: (): Queued | undefined => heap[0],
    add(moment: Queued): void {
      heap.push(moment)
      for (let index = heap.length - 1; index > 0;) {
        const parent = (index - 1) >> 1
        if (!isSooner(at(index), at(parent))) break
        swap(index, parent)
        index = parent
      }
    },
    take(): void {
      const last = heap.pop()
      if (!last || heap.length === 0) return
      heap[0] = last
      for (let index = 0; ;) {
        const [left, right] = [2 * index + 1, 2 * index + 2]
        let soonest = index
        if (left < heap.length && isSooner(at(left), at(soonest))) soonest = left
        if (right < heap.length && isSooner(at(right), at(soonest))) soonest = right
        if (soonest === index) return
        swap(index, soonest)
        index = soonest
      }
    },
  }
}
