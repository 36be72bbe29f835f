// A process of its own that writes one large file of a record and verifies it, to be run with little memory.
// Arguments: folder, and megabytes. Prints the result, the seconds and the peak of its memory.

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'

import type { RecordFact } from '../../../nodes/reconcile/run-record/record-entry.ts'
import { newRecordFile } from '../../../nodes/reconcile/run-record/record-files.ts'
import { NO_HASH, recordLine } from '../../../nodes/reconcile/run-record/record-line.ts'
import { ADMINISTRATION, verified } from './a-record.ts'

const [folder = '', megabytes = '1'] = process.argv.slice(2)

async function write(): Promise<number> {
  await mkdir(folder, { recursive: true })
  const stream = createWriteStream(newRecordFile(folder, 2026, 1).path)
  const place = { at: '2026-11-25T12:00:00+01:00', version: '0.1.0' }
  const first: RecordFact = { kind: 'opened', body: { administration: ADMINISTRATION, year: 2026, seen: [] } }
  let { text, hash } = recordLine(first, { ...place, n: 1, previous: NO_HASH })
  let n = 1
  for (let bytes = 0; bytes < Number(megabytes) * 1e6; bytes += text.length) {
    if (!stream.write(text)) await once(stream, 'drain')
    n += 1
    const why = createHash('sha512').update(String(n)).digest('hex').repeat(4)
    const fact = { kind: 'released', body: { key: `MSP-${n}`, who: 'Anna', why } } as const
    ;({ text, hash } = recordLine(fact, { ...place, n, previous: hash }))
  }
  stream.end()
  await once(stream, 'close')
  return n - 1
}

async function main(): Promise<void> {
  const written = await write()
  const began = performance.now()
  const { breaks, entries, bytes } = await verified(folder)
  const seconds = Math.round(performance.now() - began) / 1000
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(JSON.stringify({ breaks, isComplete: entries === written, bytes, seconds, peakMb }))
}

void main()
