// The run, its settings and its lines for another program. Names are added, never renamed; `version` says when that would be needed.

import type { BreathingSpace } from './breathing-space.ts'
import { toBookedRow } from '../runs/booked-with.ts'
import { toMatchedRow } from '../runs/run-records.ts'
import type { Report } from './report.ts'

const HEAD = { format: 'snelstart-multisafepay-report', version: 1 } as const

export async function jsonReport(
  { lines, run, totals, matched, booked }: Report,
  space: BreathingSpace,
): Promise<string> {
  const rows: string[] = []
  for (const line of lines) {
    rows.push(JSON.stringify(line))
    if (space.isDue()) await space.take()
  }
  const settings = {
    ...(matched ? { matched: toMatchedRow(matched) } : {}),
    ...(booked ? { booked: toBookedRow(booked) } : {}),
  }
  const head = JSON.stringify({ ...HEAD, run, totals, settings })
  return `${head.slice(0, -1)},"lines":[\n${rows.join(',\n')}\n]}\n`
}
