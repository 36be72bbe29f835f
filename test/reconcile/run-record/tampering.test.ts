import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFile, rm, writeFile } from 'node:fs/promises'

import type { RecordFact } from '../../../nodes/reconcile/run-record/record-entry.ts'
import { type RecordFile, recordFilesIn } from '../../../nodes/reconcile/run-record/record-files.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { aRecord, verified } from './a-record.ts'

/** Who adds how many entries: three processes, in any order. */
const additions = fc.array(fc.record({ process: fc.nat(2), entries: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 8,
})

describe('a record that was changed by hand', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()

  async function written(steps: readonly { process: number; entries: number }[]): Promise<string> {
    const folder = await newFolder()
    const processes = [aRecord(folder), aRecord(folder), aRecord(folder)]
    for (const [step, { process, entries }] of steps.entries()) {
      const facts = Array.from({ length: entries }, (_, nth): RecordFact => ({
        kind: 'released',
        body: { key: `MSP-${step}${nth}`, who: 'Jörg ✓', why: 'test' },
      }))
      await processes[process]?.add(facts)
    }
    return folder
  }

  it('is whole as long as nobody changed it, whoever added what', async () => {
    await fc.assert(
      fc.asyncProperty(additions, async (steps) => {
        const folder = await written(steps)
        const { breaks, entries, files } = await verified(folder)
        assert.deepEqual(breaks, [])
        assert.equal(
          entries - files,
          steps.reduce((total, step) => total + step.entries, 0),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('shows which byte was changed: the line is named', async () => {
    await fc.assert(
      fc.asyncProperty(
        additions,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (steps, nth, at, flip) => {
          const folder = await written(steps)
          const file = await one(folder, nth)
          const bytes = await readFile(file.path)
          const place = at % bytes.length
          const line = bytes.subarray(0, place).filter((byte) => byte === NEWLINE).length + 1
          bytes[place] = (bytes[place] ?? 0) ^ flip
          await writeFile(file.path, bytes)
          const found = (await verified(folder)).breaks.find((broken) => broken.file === file.name)
          // A changed end of line makes one of two lines, or leaves the last one without its end.
          assert.ok(found && (found.line === line || found.line === line + 1), JSON.stringify({ found, line }))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('shows a line that was taken out, put in twice, or moved', async () => {
    const way = fc.constantFrom('remove', 'repeat', 'swap')
    await fc.assert(
      fc.asyncProperty(additions, fc.nat(), fc.nat(), way, async (steps, nth, at, how) => {
        const folder = await written(steps)
        const file = await one(folder, nth)
        const lines = (await readFile(file.path, 'utf8')).split('\n').slice(0, -1)
        const place = at % (how === 'swap' ? lines.length - 1 || 1 : lines.length)
        if (how === 'swap' && lines.length === 1) return
        await writeFile(file.path, `${changed(lines, place, how).join('\n')}\n`.replace(/^\n$/, ''))
        const found = (await verified(folder)).breaks.find((broken) => broken.file === file.name)
        const expected = how === 'repeat' ? place + 2 : place + 1
        assert.equal(found?.line, expected, how)
      }),
      { numRuns: 100 },
    )
  })

  it('shows a file that was taken away, also the last one', async () => {
    await fc.assert(
      fc.asyncProperty(additions, fc.nat(), async (steps, nth) => {
        const folder = await written(steps)
        const file = await one(folder, nth)
        await rm(file.path)
        const [found] = (await verified(folder)).breaks
        assert.deepEqual([found?.file, found?.why], [file.name, 'missing'])
      }),
      { numRuns: 20 },
    )
  })

  it('shows a file that was put there from another administration', async () => {
    const [folder, other] = [await newFolder(), await newFolder()]
    await aRecord(folder).add([])
    await aRecord(other, { administrationId: 'other' }).add([])
    const [stranger] = await recordFilesIn(other)
    assert.ok(stranger)
    await writeFile(`${folder}/${stranger.name}`, await readFile(stranger.path))
    assert.deepEqual(
      (await verified(folder)).breaks.map(({ why }) => why),
      ['other-file'],
    )
  })
})

const NEWLINE = 0x0a

async function one(folder: string, nth: number): Promise<RecordFile> {
  const files = await recordFilesIn(folder)
  const file = files[nth % files.length]
  assert.ok(file)
  return file
}

function changed(lines: readonly string[], at: number, how: string): readonly string[] {
  const [before, line = '', after] = [lines.slice(0, at), lines[at], lines.slice(at + 1)]
  if (how === 'remove') return [...before, ...after]
  if (how === 'repeat') return [...before, line, line, ...after]
  return [...before, ...after.slice(0, 1), line, ...after.slice(1)]
}
