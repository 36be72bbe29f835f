import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const ROOT = path.join(__dirname, '..', '..')
const TINY = [
  '--debtors',
  '40',
  '--orders',
  '60',
  '--transactions',
  '90',
  '--few',
  '50',
  '--many',
  '100',
  '--report-lines',
  '200',
  '--reports',
  '1',
  '--soak-runs',
  '30',
]

/** Contract section 6. */
const figure = z.strictObject({
  name: z.string().min(1),
  figure: z.number(),
  unit: z.string().min(1),
  bound: z.number(),
  holds: z.boolean(),
})

async function bench(...flags: readonly string[]): Promise<{ code: number; lines: readonly string[] }> {
  const program = [path.join(ROOT, 'bench', 'bench.ts'), ...TINY, ...flags]
  const child = spawn(process.execPath, ['--import', 'tsx', ...program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, , exit] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: z.number().parse(exit[0]), lines: out.trimEnd().split('\n') }
}

describe('The benchmark', function () {
  this.timeout(120_000)

  it('prints each figure as one JSON object a line, and ends with 1 only when one does not hold', async () => {
    const { code, lines } = await bench('--json', '--only', 'requests')
    const figures = lines.map((line) => figure.parse(JSON.parse(line)))
    for (const { figure, bound, holds, name } of figures) assert.equal(holds, figure <= bound, name)
    assert.equal(code, figures.every(({ holds }) => holds) ? 0 : 1)
    const measured = new Map(figures.map((row) => [row.name, row.figure]))
    assert.equal(measured.size, figures.length)
    assert.equal(measured.get('first run: pages of transactions, and one for the end'), 1)
    assert.equal(measured.get('first run: look-ups of unexplained returns'), 8)
    assert.equal(measured.get('second run: writes'), 0)
  })

  it('prints a table with a heading for a person', async () => {
    const { lines } = await bench('--only', 'matching')
    assert.match(lines[0] ?? '', /^figure +measured +bound +unit +holds$/)
    assert.equal(lines.length, 5)
  })

  it('says which figures there are when it does not know the one asked for', async () => {
    const { code } = await bench('--only', 'nothing-like-this')
    assert.equal(code, 1)
  })
})
