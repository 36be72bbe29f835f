// Waits for shared work, but no longer than the one who waits: the work itself goes on for the others.

/** @throws the signal's reason as soon as it is aborted */
export function orAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error)
    if (signal.aborted) {
      work.catch(() => undefined)
      leave()
      return
    }
    signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
