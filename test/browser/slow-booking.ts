// A run that a person can look at while it is going on: the answer to its third booking takes its time.

import type { Sandbox } from '../../sandbox/sandbox.ts'

export function slowThirdBooking({ snelstart }: Sandbox): void {
  const when = { method: 'POST', path: /boekingen/, nth: 3 }
  snelstart.faults.add({ when, what: { kind: 'slow', ms: 6000 } })
}
