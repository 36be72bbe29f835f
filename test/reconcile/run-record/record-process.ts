// A process of its own that adds to a record without an end, and tells what has returned.
// Arguments: folder, a name for its entries, and how many to add (0: until it is killed).

import type { RecordFact } from '../../../nodes/reconcile/run-record/record-entry.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'
import { aRecord } from './a-record.ts'

const [folder = '', name = '', count = '0'] = process.argv.slice(2)
const record = aRecord(folder, { clock: systemClock })

async function addOn(): Promise<void> {
  for (let nth = 0; count === '0' || nth < Number(count); nth += 1) {
    const key = `MSP-${name}${nth}`
    const fact: RecordFact = { kind: 'released', body: { key, who: name, why: 'x'.repeat(nth % 500) } }
    await record.add([fact, fact])
    process.stdout.write(`${key}\n`)
  }
}

void addOn()
