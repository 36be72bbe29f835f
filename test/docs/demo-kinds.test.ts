import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

import { startSandbox } from '../../sandbox/sandbox.ts'

const ROOT = path.join(__dirname, '../..')

/** @returns what it printed, line by line */
async function demo(kind: string): Promise<readonly string[]> {
  const program = path.join(ROOT, 'scripts', 'demo.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--once', '--kind', kind], { cwd: ROOT })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  assert.equal(code, 0, printed)
  return printed.trimEnd().split('\n')
}

describe('The demo of an administration of one’s own', function () {
  this.timeout(120_000)

  for (const kind of ['network', 'mdb']) {
    it(`tells the story of Online in an administration of kind ${kind}, until its import file is read in`, async () => {
      const { story, close } = await startSandbox()
      await close()
      assert.ok(story)
      const printed = await demo(kind)
      const result = JSON.parse(printed.at(-1) ?? '') as Record<string, unknown>
      const counts: Record<string, number> = {}
      for (const { expects } of story.lines) counts[expects] = (counts[expects] ?? 0) + 1
      assert.deepEqual(result['counts'], counts)
      assert.deepEqual(
        [result['lines'], result['bookedCents'], result['inFileCents']],
        [story.lines.length, 0, story.writesOffCents],
      )
      const settled = story.lines.filter(({ openCents, writesOffCents }) => openCents === writesOffCents).length
      const leftCents = story.lines.reduce((sum, { openCents, writesOffCents }) => sum + openCents - writesOffCents, 0)
      const left = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).format(leftCents / 100)
      assert.ok(
        printed.some((line) => line.endsWith(`: ${story.lines.length - settled} open debtors, ${left}`)),
        printed.join('\n'),
      )
    })
  }
})
