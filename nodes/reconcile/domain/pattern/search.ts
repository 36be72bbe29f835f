// Follows all ways through the steps at once, one character at a time: the work is at most steps times characters, where
// an engine that tries one way after the other can need longer than the universe exists.
//
// Source: Russ Cox, "Regular Expression Matching: the Virtual Machine Approach" (Pike's machine).

import type { PatternStep } from './pattern-steps.ts'

export interface Found {
  readonly from: number
  readonly to: number
  /** Undefined when the group took no part. */
  readonly group: string | undefined
}

interface Way {
  readonly step: number
  /** Where in the text it began. */
  readonly from: number
  /** Of the group; -1 is nowhere. */
  readonly opened: number
  readonly groupFrom: number
  readonly groupTo: number
}

/** The same find as JavaScript's own engine: the earliest, and of those the one that is preferred. */
export function search(steps: readonly PatternStep[], text: string): Found | undefined {
  let ways: Way[] = []
  let found: Found | undefined
  const seen = new Int32Array(steps.length).fill(-1)
  for (let at = 0; at <= text.length; at += 1) {
    const here: Way[] = []
    for (const way of ways) follow(way, { steps, text, at, seen, here })
    if (found === undefined) follow(startAt(at), { steps, text, at, seen, here })
    ways = []
    for (const way of here) {
      const step = steps[way.step]
      if (step?.does === 'found') {
        // Whoever stands behind this way is preferred less; those before it may still find something better.
        found = { from: way.from, to: at, group: groupOf(way, text) }
        break
      }
      if (step?.does === 'take' && at < text.length && step.fits(text.charCodeAt(at))) {
        ways.push(to(way, way.step + 1))
      }
    }
    if (found !== undefined && ways.length === 0) return found
  }
  return found
}

// Written out: this is done for every character, and a spread is several times slower.
const to = ({ from, opened, groupFrom, groupTo }: Way, step: number): Way => ({
  step,
  from,
  opened,
  groupFrom,
  groupTo,
})

const startAt = (from: number): Way => ({ step: 0, from, opened: -1, groupFrom: -1, groupTo: -1 })

function groupOf({ groupFrom, groupTo }: Way, text: string): string | undefined {
  return groupTo === -1 ? undefined : text.slice(groupFrom, groupTo)
}

interface Moment {
  readonly steps: readonly PatternStep[]
  readonly text: string
  readonly at: number
  /** Where in the text a step was last come to. Who comes first is preferred; who comes later would only find the same. */
  readonly seen: Int32Array
  readonly here: Way[]
}

/** To every step from here that takes a character or ends the search. */
function follow(start: Way, moment: Moment): void {
  const { steps, text, at, seen, here } = moment
  const open = [start]
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    if (seen[way.step] === at) continue
    seen[way.step] = at
    const step = steps[way.step]
    switch (step?.does) {
      case 'fork':
        open.push(to(way, step.otherwise), to(way, step.preferred))
        break
      case 'go':
        open.push(to(way, step.to))
        break
      case 'look':
        if (step.holds(text, at)) open.push(to(way, way.step + 1))
        break
      case 'open':
        open.push({ ...to(way, way.step + 1), opened: at })
        break
      case 'close':
        open.push({ ...to(way, way.step + 1), groupFrom: way.opened, groupTo: at })
        break
      case 'forget':
        open.push({ ...startAt(way.from), step: way.step + 1 })
        break
      case 'take':
      case 'found':
        here.push(way)
        break
      case undefined:
        break
    }
  }
}
