// What the demo does once Node-RED starts: what a user of this kind of SnelStart would do, told as it goes.

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { askNodeRed, type StartingNodeRed } from './ask-node-red.ts'
import type { DemoFlow } from './demo-flow.ts'
import type { DemoWorld } from './demo-world.ts'
import { demoResult, type DemoResult, resultText } from './result-text.ts'

const testAnswer = z.object({
  ok: z.boolean(),
  lines: z.array(z.object({ kind: z.string(), text: z.string() })),
})

/** @returns the first run's result */
export async function runDemo(
  nodeRed: StartingNodeRed,
  { runPath, snelstart }: Pick<DemoFlow, 'runPath' | 'snelstart'>,
  world: DemoWorld,
  say: (text: string) => void,
): Promise<DemoResult> {
  const run = async (): Promise<DemoResult> => demoResult.parse(await askNodeRed(nodeRed, runPath, {}))
  // Until its user has seen the total of open debtors, nothing is booked in a database.
  if (world.readImportFile) say(await testConnection(nodeRed, snelstart, world))
  const result = await run()
  say(resultText(result))
  const { importFile } = result.reconcile
  if (world.readImportFile === undefined || importFile?.path === undefined) return result
  const read = await world.readImportFile(await readFile(importFile.path, 'utf8'))
  say(`\nSnelStart reads in ${importFile.path}: ${read} bookings. The next run:\n`)
  say(resultText(await run()))
  return result
}

/** As the dialog asks it: with what stands in its fields. */
async function testConnection(nodeRed: StartingNodeRed, id: string, world: DemoWorld): Promise<string> {
  const { bookingJournal, clearingAccount } = world.filledIn['book-payment'] ?? {}
  const question = {
    ...asText(world.filledIn['snelstart-config']),
    ...world.secrets['snelstart-config'],
    id,
    language: 'en-US',
    booksOn: [{ bookingJournal, clearingAccount }],
  }
  const { ok, lines } = testAnswer.parse(await askNodeRed(nodeRed, '/snelstart-multisafepay/snelstart/test', question))
  const text = lines.map((line) => `${line.kind.padEnd(8)} ${line.text}`).join('\n')
  if (!ok) throw new Error(text)
  return `Test connection:\n${text}\n`
}

function asText(properties: Readonly<Record<string, string | boolean>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]): [string, string] => [name, String(value)]))
}
