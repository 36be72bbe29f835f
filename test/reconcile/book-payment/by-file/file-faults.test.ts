// What goes wrong before, while and after an import file is written, and what is left of it.

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { ImportFiles } from '../../../../nodes/reconcile/book-payment/by-file/import-files.ts'
import { checkImportFolder } from '../../../../nodes/reconcile/book-payment/by-file/import-folder.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import type { ImportFileSettings } from '../../../../nodes/reconcile/domain/import-file-settings.ts'
import { CLEARING, DEBTORS, MEMORIAAL } from '../books-in-memory.ts'
import { aDebtor, aPayment, aWorld, type World } from '../booking-world.ts'

const STATEMENT = { format: 'camt053', iban: 'NL91ABNA0417164300', openingCents: cents(0) } as const
const BOEKINGEN = { format: 'boekingen', separator: ';', decimal: ',' } as const

describe('the import folder', () => {
  it('must be there, before anything is promised', async () => {
    const { world, importFile } = aFileWorld()
    const gone = { ...importFile, folder: join(importFile.folder, 'gone') }
    const refused = { code: 'CONFIG_INVALID', detail: 'import-folder-missing' }
    await assert.rejects(world.run({ settings: { importFile: gone } }), refused)
    await assert.rejects(world.run({ settings: { importFile: gone, mode: 'preview' } }), refused)
    assert.equal((await world.register.entries()).size, 0)
  })

  it('must be a folder', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'folder-')), 'file')
    writeFileSync(file, '')
    await assert.rejects(checkImportFolder(file), { detail: 'import-folder-is-file' })
  })

  it('must let its user write; the system user always may', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
    chmodSync(folder, 0o555)
    const refusal = await checkImportFolder(folder).then(
      () => 'none',
      (error: unknown) => (error instanceof ReconcileError ? error.detail : 'another error'),
    )
    chmodSync(folder, 0o755)
    assert.equal(refusal, process.getuid?.() === 0 ? 'none' : 'import-folder-read-only')
  })
})

describe('a disk that fails', () => {
  const FAULTS: readonly (readonly [at: keyof ImportFiles, code: string])[] = [
    ['reserve', 'EROFS'],
    ['write', 'ENOSPC'],
    ['publish', 'EACCES'],
  ]
  for (const [at, code] of FAULTS) {
    it(`at ${at} ends the run with a sentence, leaves no file and no promise, and the next run writes it`, async () => {
      const { world, importFile } = aFileWorld()
      const run = await world.run({ settings: { importFile }, files: failingAt(at, code) })
      assert.deepEqual([run.stopped?.code, run.stopped?.detail], ['CONFIG_INVALID', 'import-file-not-written'])
      assert.equal(run.stopped?.values['reason'], code)
      assert.deepEqual(
        run.lines.map(({ reasonCode, booking }) => [reasonCode, booking]),
        [['run-stopped', undefined]],
      )
      assert.deepEqual(filesAfter(importFile), [])
      assert.notEqual((await stateOf(world)) ?? 'free', 'file')
      await world.run({ settings: { importFile } })
      assert.equal(await stateOf(world), 'file')
      assert.equal(filesAfter(importFile).length, 1)
    })
  }

  it('that publishes and says it did not leaves the bookings waiting in the file', async () => {
    const { world, importFile } = aFileWorld()
    const files = (real: ImportFiles): ImportFiles => ({
      ...real,
      async publish(path) {
        await real.publish(path)
        throw systemError('EIO')
      },
    })
    const run = await world.run({ settings: { importFile }, files })
    assert.equal(run.stopped?.detail, 'import-file-not-written')
    assert.equal(run.lines[0]?.booking?.state, 'file')
    assert.equal(await stateOf(world), 'file')
    await world.run({ settings: { importFile } })
    assert.equal(filesAfter(importFile).length, 1)
  })
})

describe('a Node-RED that sleeps just before its file appears', () => {
  it('finds it taken back by the one that took over, and nothing appears', async () => {
    const { world, importFile } = aFileWorld()
    const files = (real: ImportFiles): ImportFiles => ({
      ...real,
      async publish(path) {
        assert.equal(await real.withdraw(path), true)
        await real.publish(path)
      },
    })
    const run = await world.run({ settings: { importFile }, files })
    assert.equal(run.stopped?.detail, 'import-file-not-written')
    assert.deepEqual([filesAfter(importFile), await stateOf(world)], [[], 'free'])
  })
})

describe('the accounts of an import file', () => {
  it('include the one debtors account of the administration', async () => {
    const { world, importFile } = aFileWorld()
    world.books.ledgerAccounts = () => Promise.resolve([CLEARING])
    await assert.rejects(world.run({ settings: { importFile } }), { detail: 'no-debtors-account' })
    const inactive = { ...DEBTORS, number: 1310, active: false }
    world.books.ledgerAccounts = () => Promise.resolve([CLEARING, DEBTORS, { ...DEBTORS, number: 1320 }, inactive])
    await assert.rejects(world.run({ settings: { importFile } }), {
      detail: 'several-debtors-accounts',
      values: { numbers: '1300, 1320' },
    })
  })

  it('of a bank statement are those of a Bank journal', async () => {
    const { world, importFile } = aFileWorld()
    const statement = { ...importFile, layout: STATEMENT }
    await assert.rejects(world.run({ settings: { importFile: statement } }), { detail: 'statement-needs-bank-journal' })
  })
})

describe('a bank statement', () => {
  it('waits until the user accepted its entries, which the balance shows', async () => {
    const { world, importFile } = aFileWorld()
    world.books.journals = () => Promise.resolve([{ ...MEMORIAAL, number: 1015, kind: 'Bank' }])
    const settings = { importFile: { ...importFile, layout: STATEMENT }, bookingJournal: 1015 }
    const run = await world.run({ settings })
    assert.match(run.importFile?.path ?? '', /\.xml$/)
    const waiting = await world.run({ settings })
    assert.deepEqual(
      waiting.lines.map(({ reasonCode }) => reasonCode),
      ['waits-in-file'],
    )
    world.books.open.delete('debtor-1')
    await world.run({ settings })
    assert.equal(await stateOf(world), 'file', 'an invoice that is gone says nothing')
    world.books.open.set('debtor-1', cents(0))
    await world.run({ settings })
    assert.equal(await stateOf(world), 'booked')
  })
})

function aFileWorld(): { readonly world: World; readonly importFile: ImportFileSettings } {
  const folder = mkdtempSync(join(tmpdir(), 'import-folder-'))
  const debtor = aDebtor(1, { customer: { id: 'customer-1', code: '1001' } })
  return { world: aWorld([debtor], [aPayment(1)]), importFile: { folder, layout: BOEKINGEN } }
}

function failingAt(at: keyof ImportFiles, code: string): (real: ImportFiles) => ImportFiles {
  return (real) => ({ ...real, [at]: () => Promise.reject(systemError(code)) })
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code })
}

function filesAfter({ folder }: ImportFileSettings): readonly string[] {
  return readdirSync(folder)
}

async function stateOf({ register }: World): Promise<string | undefined> {
  return (await register.entries()).get('MSP-901')?.state
}
