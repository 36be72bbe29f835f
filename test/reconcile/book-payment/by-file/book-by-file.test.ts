import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { BookSettings } from '../../../../nodes/reconcile/domain/book-settings.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { OpenDebtor } from '../../../../nodes/reconcile/domain/open-debtor.ts'
import type { ReconcileLine } from '../../../../nodes/reconcile/domain/reconcile-line.ts'
import { bookedCentsOf } from '../../../../nodes/reconcile/domain/reconcile-run.ts'
import { aDebtor, aPayment, aWorld, type World } from '../booking-world.ts'
import { dyingAt } from './dying.ts'
import { filesIn, importByHand, keysIn, rowsIn } from './import-by-hand.ts'

const three = [1, 2, 3]
const DAY_MS = 86_400_000

describe('booking by import file', () => {
  it('writes the bookings of a run to one file, books nothing itself, and counts nothing as booked', async () => {
    const { world, folder, settings } = aFileWorld()
    const run = await world.run({ settings })
    const [name = '', ...others] = filesIn(folder)
    assert.match(name, /^snelstart-boekingen-\d{8}-\d{6}\.csv$/)
    assert.deepEqual(others, [])
    assert.deepEqual(keysIn(folder), ['MSP-901', 'MSP-902', 'MSP-903'])
    assert.deepEqual(run.lines.map(stateOf), ['file', 'file', 'file'])
    assert.deepEqual(
      run.lines.map(({ attention }) => attention),
      [false, false, false],
    )
    assert.equal(bookedCentsOf(run.lines), 0)
    assert.deepEqual([run.importFile?.bookings, run.importFile?.cents], [3, 36_300])
    assert.equal(run.lines[0]?.booking?.importFile, run.importFile?.path)
    assert.equal(world.books.written.length, 0)
  })

  it('offers nothing twice: the lines wait until the file was imported', async () => {
    const { world, folder, settings } = aFileWorld()
    await world.run({ settings })
    const second = await world.run({ settings })
    assert.equal(filesIn(folder).length, 1)
    assert.deepEqual(second.lines.map(stateOf), ['file', 'file', 'file'])
    assert.deepEqual(
      second.lines.map(({ reasonCode, attention }) => [reasonCode, attention]),
      three.map(() => ['waits-in-file', false]),
    )
  })

  it('sees in a later run what was imported, and no longer waits for it', async () => {
    const { world, folder, settings } = aFileWorld()
    await world.run({ settings })
    importAll(world, folder)
    const later = await world.run({ settings })
    assert.deepEqual(later.lines, [])
    assert.deepEqual(await statesIn(world), ['booked', 'booked', 'booked'])
    assert.deepEqual(filesIn(folder), [])
  })

  it('asks for a look when an imported booking settled nothing', async () => {
    const { world, folder, settings } = aFileWorld()
    await world.run({ settings })
    importAll(world, folder)
    world.books.open.set('debtor-1', cents(12_100))
    const [line] = (await world.run({ settings })).lines
    assert.deepEqual([line?.reasonCode, line?.attention], ['already-booked-undone', true])
  })

  it('asks for a look at what nobody imported for more than two weeks', async () => {
    const { world, settings } = aFileWorld()
    world.clock.forward(-20 * DAY_MS)
    await world.run({ settings })
    world.clock.forward(20 * DAY_MS)
    const { lines } = await world.run({ settings })
    assert.deepEqual(
      lines.map(({ reasonCode, attention }) => [reasonCode, attention]),
      three.map(() => ['waits-in-file', true]),
    )
  })

  it('books nothing more on an invoice that waits, whatever else comes in', async () => {
    const first = aFileWorld()
    await first.world.run({ settings: first.settings })
    const payments = [...three.map((number) => aPayment(number)), aPayment(11, { orderId: 'K1' })]
    const more = aWorld(three.map(customerWith), payments, { register: first.world.register })
    const run = await more.run({ settings: first.settings })
    assert.equal(filesIn(first.folder).length, 1)
    assert.equal(lineOf(run.lines, 'debtor-1').reasonCode, 'waits-in-file')
  })

  it('offers a key again once a person has released it', async () => {
    const { world, folder, settings } = aFileWorld()
    await world.run({ settings })
    const [thrownAway = ''] = filesIn(folder)
    rmSync(join(folder, thrownAway))
    const held = await world.register.hold(new AbortController().signal)
    assert.ok(await held.release('MSP-902', { who: 'test', why: 'file thrown away' }))
    await held.close()
    await world.run({ settings })
    assert.deepEqual(keysIn(folder), ['MSP-902'])
  })

  it('shows in a preview what the file would hold, and writes nothing', async () => {
    const { world, folder, settings } = aFileWorld()
    const preview = await world.run({ settings: { ...settings, mode: 'preview' } })
    assert.deepEqual(filesIn(folder), [])
    assert.deepEqual(preview.lines.map(stateOf), ['preview', 'preview', 'preview'])
    const run = await world.run({ settings })
    assert.equal(preview.importFile?.path, undefined)
    assert.equal(preview.importFile?.text, readFileSync(run.importFile?.path ?? '', 'utf8'))
  })

  it('writes no file when there is nothing to write', async () => {
    const { world, folder, settings } = aFileWorld([])
    const run = await world.run({ settings })
    assert.deepEqual([filesIn(folder), run.importFile], [[], undefined])
  })

  it('leaves out, with its reason, whom the file can not name', async () => {
    const { code: _, ...nameless } = customerWith(1).customer
    const debtors = [
      { ...customerWith(1), customer: nameless },
      { ...customerWith(2), invoiceNumber: '2026;2' },
      customerWith(3),
    ]
    const { world, folder, settings } = aFileWorld(debtors)
    const run = await world.run({ settings })
    assert.deepEqual(keysIn(folder), ['MSP-903'])
    assert.deepEqual(
      run.lines.map(({ reasonCode, attention }) => [reasonCode, attention]),
      [
        ['no-customer-code', true],
        ['unfit-for-file', true],
        ['paid', false],
      ],
    )
  })

  it('holds a line whose balance changed just before', async () => {
    const { world, folder, settings } = aFileWorld()
    world.books.beforeRequest = (name) => {
      if (name === 'currentOpenCents') world.books.open.set('debtor-2', cents(5_000))
    }
    const run = await world.run({ settings })
    assert.equal(lineOf(run.lines, 'debtor-2').reasonCode, 'balance-changed')
    assert.deepEqual(keysIn(folder), ['MSP-901', 'MSP-903'])
  })

  it('names the customer and the invoice, and the key in boekstuk and description', async () => {
    const { world, folder, settings } = aFileWorld([customerWith(1)])
    await world.run({ settings })
    const [name = ''] = filesIn(folder)
    const [clearing, debtor] = rowsIn(readFileSync(join(folder, name), 'utf8'))
    assert.deepEqual([clearing?.account, clearing?.cents, clearing?.invoiceNumber], [1220, 12_100, ''])
    assert.deepEqual(
      [debtor?.account, debtor?.cents, debtor?.invoiceNumber, debtor?.customerCode, debtor?.key],
      [1300, -12_100, '2026-1', '1001', 'MSP-901'],
    )
    assert.ok(debtor?.description.includes('MSP-901'))
  })
})

describe('a process that dies while it books by import file', () => {
  it('leaves each payment in exactly one file, whichever of its steps was the last', async () => {
    const whole = dyingAt(0)
    const { world, settings } = aFileWorld()
    await world.run({ settings, ...whole })
    assert.ok(whole.steps() > 7)
    for (let step = 1; step <= whole.steps() + 1; step += 1) {
      for (const again of [0, 1, 3, 5]) {
        const { world: killed, folder, settings: ofKilled } = aFileWorld()
        await killed.run({ settings: ofKilled, ...dyingAt(step) })
        if (again > 0) await killed.run({ settings: ofKilled, ...dyingAt(again) }).catch(() => undefined)
        await killed.run({ settings: ofKilled })
        const published = filesIn(folder).filter((name) => name.endsWith('.csv'))
        assert.deepEqual(
          published
            .flatMap((name) => [...new Set(rowsIn(readFileSync(join(folder, name), 'utf8')).map((row) => row.key))])
            .sort(),
          ['MSP-901', 'MSP-902', 'MSP-903'],
          `killed before step ${step}, then ${again}: ${filesIn(folder).join(' ')}`,
        )
        assert.deepEqual(await statesIn(killed), ['file', 'file', 'file'], `killed before step ${step}, then ${again}`)
      }
    }
  })

  it('stays right when the user imported the file and moved it away before the next run', async () => {
    const whole = dyingAt(0)
    const measured = aFileWorld()
    await measured.world.run({ settings: measured.settings, ...whole })
    for (let step = 1; step <= whole.steps() + 1; step += 1) {
      const { world, folder, settings } = aFileWorld()
      await world.run({ settings, ...dyingAt(step) })
      importAll(world, folder)
      await world.run({ settings })
      importAll(world, folder)
      await world.run({ settings })
      assert.deepEqual(world.books.written.map(({ key }) => key).sort(), ['MSP-901', 'MSP-902', 'MSP-903'])
      assert.deepEqual(await statesIn(world), ['booked', 'booked', 'booked'])
    }
  })
})

/** Three paid invoices of customers with a code, unless others are given, and a folder for import files. */
function aFileWorld(debtors: readonly OpenDebtor[] = three.map(customerWith)): {
  readonly world: World
  readonly folder: string
  readonly settings: Partial<BookSettings>
} {
  const folder = mkdtempSync(join(tmpdir(), 'import-folder-'))
  const payments = three.map((number) => aPayment(number))
  const importFile = { folder, layout: { format: 'boekingen', separator: ';', decimal: ',' } } as const
  return { world: aWorld(debtors, payments), folder, settings: { importFile } }
}

function customerWith(number: number): OpenDebtor {
  return aDebtor(number, { customer: { id: `customer-${number}`, code: `100${number}` } })
}

/** As a user would: imports what is there, and moves it away. */
function importAll({ books }: World, folder: string): void {
  for (const name of filesIn(folder).filter((each) => each.endsWith('.csv'))) {
    importByHand(books, readFileSync(join(folder, name), 'utf8'))
    rmSync(join(folder, name))
  }
}

async function statesIn({ register }: World): Promise<readonly string[]> {
  return [...(await register.entries()).values()].map(({ state }) => state)
}

function stateOf({ booking }: ReconcileLine): string | undefined {
  return booking?.state
}

function lineOf(lines: readonly ReconcileLine[], id: string): ReconcileLine {
  const line = lines.find(({ debtor }) => debtor.id === id)
  assert.ok(line)
  return line
}
