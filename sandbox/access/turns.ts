// One engine, several connections: one statement at a time, and while a connection has a transaction, only its own.

export interface Turns {
  take<Result>(who: object, work: () => Promise<Result>, keeps: () => boolean): Promise<Result>
  leave(who: object, work: () => Promise<void>): Promise<void>
}

export function turnsOf(): Turns {
  let holder: object | undefined
  let busy = false
  const waiting: { who: object; go: () => void }[] = []

  const next = (): void => {
    if (busy) return
    const at = waiting.findIndex((each) => holder === undefined || each.who === holder)
    const [chosen] = at < 0 ? [] : waiting.splice(at, 1)
    if (!chosen) return
    busy = true
    chosen.go()
  }
  const turn = (who: object): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ who, go: resolve })
      next()
    })
  const done = (): void => {
    busy = false
    next()
  }

  return {
    async take(who, work, keeps) {
      await turn(who)
      try {
        return await work()
      } finally {
        holder = keeps() ? who : undefined
        done()
      }
    },
    async leave(who, work) {
      // What it still had asked for is not asked any more.
      for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]?.who === who) waiting.splice(at, 1)
      await turn(who)
      try {
        await work()
      } finally {
        if (holder === who) holder = undefined
        done()
      }
    },
  }
}
