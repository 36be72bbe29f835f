// A clock whose waits are over at once, and are written down.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'

export function noWaiting(): Pick<Clock, 'sleep'> & { readonly waitsMs: number[] } {
  const waitsMs: number[] = []
  return {
    waitsMs,
    sleep(milliseconds) {
      waitsMs.push(milliseconds)
      return Promise.resolve()
    },
  }
}
