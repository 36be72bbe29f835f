// A pattern as steps, in which a choice is a fork: first the way that is to be preferred.

import { PatternFault } from './pattern-fault.ts'
import { groupsIn, type PatternPart } from './pattern-part.ts'

export type PatternStep =
  | { readonly does: 'take'; fits: (code: number) => boolean }
  | { readonly does: 'look'; holds: (text: string, at: number) => boolean }
  | { readonly does: 'fork'; preferred: number; otherwise: number }
  | { readonly does: 'go'; to: number }
  | { readonly does: 'open' | 'close' | 'forget' | 'found' }

/** With the longest text this bounds the work of one search, whatever the pattern. */
const STEPS_MAX = 500

/** @throws PatternFault `unsupported` when it takes too many steps, as in (?:a{50}){50} */
export function patternSteps(pattern: PatternPart): readonly PatternStep[] {
  const steps: PatternStep[] = []
  write(pattern, steps)
  add(steps, { does: 'found' })
  return steps
}

function add<Step extends PatternStep>(steps: PatternStep[], step: Step): Step {
  if (steps.length >= STEPS_MAX) throw new PatternFault('unsupported')
  steps.push(step)
  return step
}

function write(part: PatternPart, steps: PatternStep[]): void {
  switch (part.kind) {
    case 'one':
      add(steps, { does: 'take', fits: part.fits })
      break
    case 'edge':
      add(steps, { does: 'look', holds: part.holds })
      break
    case 'row':
      for (const each of part.parts) write(each, steps)
      break
    case 'either':
      writeEither(part.parts, steps)
      break
    case 'group':
      add(steps, { does: 'open' })
      write(part.part, steps)
      add(steps, { does: 'close' })
      break
    case 'repeat':
      writeRepeat(part, steps)
  }
}

function writeEither(parts: readonly PatternPart[], steps: PatternStep[]): void {
  const ends: { to: number }[] = []
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      write(part, steps)
      break
    }
    const fork = add(steps, { does: 'fork', preferred: steps.length + 1, otherwise: 0 })
    write(part, steps)
    ends.push(add(steps, { does: 'go', to: 0 }))
    fork.otherwise = steps.length
  }
  for (const end of ends) end.to = steps.length
}

function writeRepeat(repeat: Extract<PatternPart, { kind: 'repeat' }>, steps: PatternStep[]): void {
  const { min, max, greedy } = repeat.times
  for (let time = 0; time < min; time += 1) writeOnce(repeat.part, steps)
  if (max === Infinity) {
    const again = steps.length
    const leave = writeFork(greedy, steps)
    writeOnce(repeat.part, steps)
    add(steps, { does: 'go', to: again })
    leave(steps.length)
    return
  }
  const leaves: ((to: number) => void)[] = []
  for (let time = min; time < max; time += 1) {
    leaves.push(writeFork(greedy, steps))
    writeOnce(repeat.part, steps)
  }
  for (const leave of leaves) leave(steps.length)
}

// In JavaScript a repetition begins each time without what its group held before: (?:(a)|b)* leaves nothing of "ab".
function writeOnce(part: PatternPart, steps: PatternStep[]): void {
  if (groupsIn(part) > 0) add(steps, { does: 'forget' })
  write(part, steps)
}

/** @returns says where the way out leads */
function writeFork(greedy: boolean, steps: PatternStep[]): (to: number) => void {
  const inside = steps.length + 1
  const fork = add(steps, { does: 'fork', preferred: inside, otherwise: inside })
  return (to) => {
    if (greedy) fork.otherwise = to
    else fork.preferred = to
  }
}
