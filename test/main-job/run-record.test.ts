// The run record behind the whole job: what the nodes tell it, how it is proved, and how one booking is looked up.

import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { NodeMessageInFlow } from 'node-red'

import { runReport } from '../../nodes/reconcile/reconcile-report/run-report.ts'
import { releaseKey } from '../../nodes/reconcile/book-payment/release-key.ts'
import type { LineBooking, ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import { answerQuestion } from '../../nodes/shared/node-red/answers/answer-question.ts'
import type { InputContext } from '../../nodes/shared/node-red/on-input.ts'
import type { FoundStory } from '../../nodes/shared/record/find-story.ts'
import { verifyCommand } from '../../nodes/shared/record/verify-command.ts'
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { CANARY_NAME, plantCanaries } from '../lanes/canaries.ts'
import { temporaryFolders } from '../shared/files/temporary-folder.ts'
import { errorOf } from '../reconcile/booking-register/a-register.ts'
import { type Flow, linesIn, openFlow, throughFlow } from './flow.ts'

describe('the run record behind the whole job', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()
  let sandbox: Sandbox
  let folder: string
  let flow: Flow

  beforeEach(async () => {
    sandbox = await startSandbox()
    plantCanaries(sandbox)
    folder = await newFolder()
    flow = openFlow(sandbox, folder)
  })
  afterEach(() => sandbox.close())

  it('tells the run from its start to its end, and is proved whole by the command and by the editor', async () => {
    await throughFlow(flow)
    const kinds = (await entriesIn(folder)).map(({ kind }) => kind)
    const bookings: unknown[] = kinds.filter((kind) => kind === 'order' || kind === 'answer')
    assert.ok(bookings.length > 4 && bookings.length % 2 === 0)
    const others = kinds.filter((kind) => !bookings.includes(kind))
    assert.deepEqual(others, [
      ...['opened', 'settings', 'fetched'],
      ...['settings', 'decided', 'matched'],
      ...['settings', 'booking', 'register', 'decided', 'finished'],
    ])
    const { code, lines } = await verifyCommand([dataIn(folder), '--language', 'nl'], {})
    assert.equal(code, 0, lines.join('\n'))
    assert.match(lines[0] ?? '', /^Dossier van [0-9a-f-]{36}: heel\. \d+ regels in 1 bestanden/)
    const answer = await answerQuestion(flow.RED, 'record/verify', { id: 'report', language: 'nl' }, 20_000)
    assert.deepEqual([answer?.ok, answer?.lines.map(({ text }) => text)], [true, lines])
  })

  it('leads from a document number to the rows, the invoice, the decision, the run, the write and its answer', async () => {
    const lines = linesIn(await throughFlow(flow))
    const { line, booking } = aBooked(lines)
    const found = await ask(flow, { topic: 'booking', key: booking.key })
    const [story] = found.orders
    assert.ok(story)
    assert.deepEqual(
      story.order.debtors.map(({ invoiceNumber }) => invoiceNumber),
      [line.debtor.invoiceNumber],
    )
    assert.deepEqual(
      story.answers.map(({ state, id }) => ({ state, id })),
      [{ state: 'booked', id: booking.id }],
    )
    assert.deepEqual(
      story.decisions.map(({ stage }) => stage),
      ['match', 'book'],
    )
    assert.deepEqual(
      story.run.map(({ kind }) => kind),
      ['fetched', 'matched', 'booking', 'finished'],
    )
    assert.deepEqual(
      story.settings.map(({ stage }) => stage),
      ['fetch', 'match', 'book'],
    )
    assert.equal(found.register?.state, 'booked')
    const told = await verifyCommand([dataIn(folder), '--key', booking.key, '--language', 'en'], {})
    assert.deepEqual([told.code, told.lines], [0, found.sentences])
    const text = told.lines.join('\n')
    assert.doesNotMatch(text, /__|undefined|record\./)
    for (const part of [booking.key.slice(4), line.debtor.invoiceNumber, 'Booked in SnelStart', 'Decision']) {
      assert.ok(text.includes(part), `${part} in:\n${text}`)
    }
  })

  it('leads from a document number that nobody knows to saying so', async () => {
    await throughFlow(flow)
    await assert.rejects(
      ask(flow, { topic: 'booking', key: 'MSP-404' }),
      errorOf('CONFIG_INVALID', 'booking-not-known'),
    )
    await assert.rejects(ask(flow, { topic: 'booking', key: '../404' }), errorOf('CONFIG_INVALID', 'booking-question'))
    assert.equal((await verifyCommand([dataIn(folder), '--key', 'MSP-404'], {})).code, 1)
  })

  it('tells little of a run in which nothing changed', async () => {
    await throughFlow(flow)
    await throughFlow(flow)
    const before = await bytesIn(folder)
    await throughFlow(flow)
    const each = (await bytesIn(folder)) - before
    assert.ok(each < 3_000, `${each} bytes`)
  })

  it('keeps who freed a key and why, and what a preview would have booked', async () => {
    const { booking } = aBooked(linesIn(await throughFlow(flow)))
    const release: NodeMessageInFlow & { key: string; who: string; why: string } = {
      _msgid: '2',
      topic: 'release',
      ...{ key: booking.key, who: 'Anna', why: 'dubbel' },
    }
    await releaseKey(flow.RED, BOOK, release, context())
    await throughFlow(flow, { book: { mode: 'preview' } })
    const { releases, sentences } = await ask(flow, { topic: 'booking', key: booking.key })
    assert.deepEqual(
      releases.map(({ who, why }) => ({ who, why })),
      [{ who: 'Anna', why: 'dubbel' }],
    )
    assert.match(sentences.at(-1) ?? '', /Anna.*dubbel/)
    const finished = (await entriesIn(folder)).filter(({ kind }) => kind === 'finished')
    assert.deepEqual(
      finished.map(({ mode }) => mode),
      ['book', 'preview'],
    )
  })

  it('says with its code why a run failed', async () => {
    const messages = await flow.match(await flow.fetch())
    await assert.rejects(flow.book(messages, { bookingJournal: '9999' }))
    await assert.rejects(flow.fetch({ salesJournal: '9999' }))
    const failed = (await entriesIn(folder)).filter(({ kind }) => kind === 'failed')
    assert.deepEqual(
      failed.map(({ stage, code }) => [stage, code]),
      [
        ['book', 'CONFIG_INVALID'],
        ['fetch', 'CONFIG_INVALID'],
      ],
    )
  })

  it('names the entry that was changed by hand, with a code that a script sees', async () => {
    await throughFlow(flow)
    const path = await fileIn(folder)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"state":"booked"', '"state":"absent"'))
    const { code, lines } = await verifyCommand([dataIn(folder), '--language', 'nl'], {})
    assert.equal(code, 1)
    assert.match(lines[0] ?? '', /niet heel\. In 2\d{3}-000001-[0-9a-f]{8}\.jsonl, regel \d+: deze regel is veranderd/)
  })

  it('proves by a hash that was kept elsewhere, as each report does, that nothing before it was rewritten', async () => {
    const [message] = await throughFlow(flow)
    const hash = String((await entriesIn(folder)).at(-1)?.['hash'])
    assert.equal(message?.reconcile.record?.hash, hash)
    const [report] = await runReport(flow.RED, { format: 'html', language: 'nl' }, [message], context())
    assert.ok(String((report as { payload: unknown }).payload).includes(hash))
    await throughFlow(flow)
    assert.equal((await verifyCommand([dataIn(folder), '--head', hash], {})).code, 0)
    assert.equal((await verifyCommand([dataIn(folder), '--head', '0'.repeat(64)], {})).code, 1)
  })

  it('holds no key, no name, no IBAN and no e-mail address', async () => {
    const messages = await throughFlow(flow)
    assert.ok(linesIn(messages).some(({ debtor }) => debtor.customer.name === CANARY_NAME))
    const text = await readFile(await fileIn(folder), 'utf8')
    const { clientKey, subscriptionKey, apiKey } = sandbox.keys
    const names = linesIn(messages).flatMap(({ debtor }) => debtor.customer.name ?? [])
    for (const secret of [clientKey, subscriptionKey, apiKey, ...names]) assert.ok(!text.includes(secret), secret)
    assert.doesNotMatch(text, /NL\d\d[A-Z]{4}\d{10}|@example/)
  })

  it('is asked for in vain where there is none', async () => {
    assert.equal((await verifyCommand([await newFolder()], {})).code, 2)
    assert.equal((await verifyCommand([], {})).code, 2)
    assert.equal((await verifyCommand(['--no-such-word'], {})).code, 2)
  })
})

const BOOK = {
  ...{ administration: 'books', provider: 'payments', mode: 'book' },
  ...{ bookingJournal: '2900', clearingAccount: '1220', bookFrom: '2020-01-01' },
}

function context(): InputContext {
  const nothing = (): void => undefined
  return {
    signal: new AbortController().signal,
    status: { working: nothing, progress: nothing, waiting: nothing, finished: nothing, failed: nothing },
    language: 'en-US',
    log: nothing,
    failAfterSending: nothing,
  }
}

async function ask({ RED }: Flow, question: object): Promise<FoundStory> {
  const [answer] = await runReport(RED, {}, [{ _msgid: '3', ...question }], context())
  return (answer as { payload: FoundStory }).payload
}

function aBooked(lines: readonly ReconcileLine[]): { line: ReconcileLine; booking: LineBooking } {
  const line = lines.find(({ bookings = [] }) => bookings.length === 1 && bookings[0]?.state === 'booked')
  assert.ok(line?.booking)
  return { line, booking: line.booking }
}

const dataIn = (folder: string): string => join(folder, 'snelstart-multisafepay')

async function fileIn(folder: string): Promise<string> {
  const data = dataIn(folder)
  const administration = (await readdir(data)).find((name) => name.startsWith('administration-')) ?? ''
  const record = join(data, administration, 'record')
  const [file, ...more] = (await readdir(record)).filter((name) => name.endsWith('.jsonl'))
  assert.ok(file !== undefined && more.length === 0)
  return join(record, file)
}

async function entriesIn(folder: string): Promise<readonly Record<string, unknown>[]> {
  const lines = (await readFile(await fileIn(folder), 'utf8')).split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

async function bytesIn(folder: string): Promise<number> {
  return (await stat(await fileIn(folder))).size
}
