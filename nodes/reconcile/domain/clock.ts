// Time and chance come in as an argument, so that a test owns both.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends early by throwing the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** From 0 up to, not including, 1. */
  random(): number
}
