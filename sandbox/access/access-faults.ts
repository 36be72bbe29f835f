// What a test can let go wrong inside the database.

import type { JetError } from './jet-errors.ts'

export type FaultPlace = 'statement' | 'commit' | 'answer-of-commit'

export class AccessFaults {
  #opening: JetError[] = []
  #failing = new Map<FaultPlace, { afterTimes: number; error: JetError }>()
  #hanging = new Map<FaultPlace, { arrived: () => void; go: Promise<void> }>()

  /** The next so many times that the file is opened. */
  failOpening(times: number, error: JetError): void {
    this.#opening = Array.from({ length: times }, () => error)
  }

  openingError(): JetError | undefined {
    return this.#opening.shift()
  }

  /** Once, after it went well so many times. */
  failAt(place: FaultPlace, afterTimes: number, error: JetError): void {
    this.#failing.set(place, { afterTimes, error })
  }

  /** Gives no answer there until it is let go; `arrived` tells when it has come there. */
  hangAt(place: FaultPlace): { readonly arrived: Promise<void>; readonly letGo: () => void } {
    const arrived = signal()
    const go = signal()
    this.#hanging.set(place, { arrived: arrived.give, go: go.given })
    return { arrived: arrived.given, letGo: go.give }
  }

  async before(place: FaultPlace): Promise<void> {
    const hanging = this.#hanging.get(place)
    this.#hanging.delete(place)
    hanging?.arrived()
    await hanging?.go
    const failing = this.#failing.get(place)
    if (!failing) return
    if (failing.afterTimes-- > 0) return
    this.#failing.delete(place)
    throw failing.error
  }
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}
