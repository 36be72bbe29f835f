import assert from 'node:assert/strict'

import type { NodeMessage } from 'node-red'

import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../../nodes/reconcile/domain/reconcile-run.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import { type MainFlow, type MainFlowGiven, openMainFlow } from './open-main-flow.ts'

describe('the three nodes in a flow', () => {
  let sandbox: Sandbox
  let flow: MainFlow | undefined

  const open = async (given: MainFlowGiven = {}): Promise<MainFlow> => (flow = await openMainFlow(sandbox, given))

  beforeEach(async () => {
    sandbox = await startSandbox()
  })
  afterEach(async () => {
    await flow?.close()
    flow = undefined
    await sandbox.close()
  })

  it('carry the message through with everything that others put on it, and add their part', async () => {
    const { receive, next } = await open()
    receive({ _msgid: 'm-1', topic: 'mine', own: { kept: true }, payload: 0 })
    const message = await next('all')
    assert.deepEqual(Reflect.get(message, 'own'), { kept: true })
    assert.equal(message.topic, 'mine')
    assert.equal(message._msgid, 'm-1')
    const { mode, bookedCents, counts, openCents, requests, finishedAt } = runOf(message)
    assert.equal(mode, 'book')
    assert.equal(bookedCents, sandbox.story?.writesOffCents)
    assert.equal(openCents, sum(sandbox.story?.lines.map((line) => line.openCents) ?? []))
    assert.equal(sum(Object.values(counts)), linesOf(message).length)
    assert.ok(requests.snelstart > 0 && requests.multisafepay > 0 && finishedAt)
  })

  it('give only the lines that need a person on the second output, each with a plain sentence in Dutch', async () => {
    const { receive, next } = await open()
    receive({ payload: 0 })
    const [all, attention] = [await next('all'), await next('attention')]
    assert.deepEqual(
      linesOf(attention).map(({ debtor }) => debtor.invoiceNumber),
      linesOf(all)
        .filter((line) => line.attention)
        .map(({ debtor }) => debtor.invoiceNumber),
    )
    assert.equal(Reflect.has(attention, 'parts'), false)
    const paid = linesOf(all).find(({ outcome }) => outcome === 'paid')
    assert.match(paid?.reason ?? '', /€ \d/)
    assert.doesNotMatch(
      linesOf(all)
        .map(({ reason }) => reason)
        .join(' '),
      /__/,
    )
  })

  it('send batches on as the batches they were, and judge over all of them', async () => {
    const { receive, next } = await open({ fetch: { batchSize: 5 } })
    receive({ payload: 0 })
    const first = await next('all')
    const { count, id } = partsOf(first)
    const messages = [first]
    while (messages.length < count) messages.push(await next('all'))
    assert.equal(count, Math.ceil((sandbox.story?.lines.length ?? 0) / 5))
    assert.deepEqual(
      messages.map(partsOf),
      messages.map((_, index) => ({ id, index, count, type: 'array', len: 5 })),
    )
    assert.equal(messages.flatMap(linesOf).length, sandbox.story?.lines.length)
    assert.equal(runOf(first).bookedCents, sandbox.story?.writesOffCents)
    assert.deepEqual(sandbox.snelstart.world.audit().problems, [])
  })

  it('book nothing in a preview, and then exactly what was shown when the same message goes on', async () => {
    const { receive, next } = await open({ book: { mode: 'preview' } })
    receive({ payload: 0 })
    const preview = await next('all')
    assert.equal(posts(sandbox), 0)
    const shown = linesOf(preview).map(({ debtor, amountToBookCents }) => [debtor.invoiceNumber, amountToBookCents])
    const userDir = flow?.userDir
    await flow?.close()
    const booking = await open(userDir === undefined ? {} : { userDir })
    booking.receiveAtBook(preview)
    const booked = await booking.next('all')
    assert.deepEqual(
      linesOf(booked).map(({ debtor, amountToBookCents }) => [debtor.invoiceNumber, amountToBookCents]),
      shown,
    )
    assert.equal(runOf(booked).bookedCents, sandbox.story?.writesOffCents)
  })

  it('refuse to book with another key than the run was matched with, also where no key tells its account', async () => {
    sandbox.multisafepay.switches.me = 'not-found'
    const { receive, next, userDir } = await open({ book: { mode: 'preview' } })
    receive({ payload: 0 })
    const preview = await next('all')
    await flow?.close()
    const { subscriptionKey, clientKey } = sandbox.keys
    const credentials = { books: { subscriptionKey, clientKey }, shop: { apiKey: 'sandbox-account-key' } }
    const booking = await open({ userDir, credentials })
    booking.receiveAtBook(preview)
    assert.equal(codeOf(await booking.next('caught')), 'CONFIG_INVALID')
    assert.equal(posts(sandbox), 0)
  })

  it('refuse a message of a run that nobody knows, and one that was bent out of shape', async () => {
    const { receive, next } = await open({
      edit: (message) => Object.assign(message, { reconcile: { ...runOf(message), runId: 'somebody-elses' } }),
    })
    receive({ payload: 0 })
    assert.equal(codeOf(await next('caught')), 'CONFIG_INVALID')
    await flow?.close()
    const bent = await open({ edit: (message) => Object.assign(message, { payload: [{ debtor: { id: 7 } }] }) })
    bent.receive({ payload: 0 })
    const caught = await bent.next('caught')
    assert.equal(codeOf(caught), 'CONFIG_INVALID')
    assert.match(errorOf(caught).message, /msg\.payload/)
    assert.equal(posts(sandbox), 0)
  })

  it('free a key when a person asks for it, and say so when there is nothing to free', async () => {
    const { receive, receiveAtBook, next, shown } = await open()
    receive({ payload: 0 })
    const booked = linesOf(await next('all')).find(({ booking }) => booking?.state === 'booked')
    const key = booked?.booking?.key ?? ''
    const [booking] = sandbox.snelstart.world.bookingsWith(key)
    assert.ok(booking)
    sandbox.snelstart.world.deleteBooking(booking.id)
    receive({ payload: 0 })
    const undone = linesOf(await next('all')).find(({ debtor }) => debtor.id === booked?.debtor.id)
    assert.deepEqual([undone?.outcome, undone?.attention], ['already-booked', true])
    receiveAtBook({ topic: 'release', key: 'MSP-0', who: 'Anna' })
    assert.equal(codeOf(await next('caught')), 'CONFIG_INVALID')
    receiveAtBook({ topic: 'release', key, who: 'Anna', why: 'verwijderd in SnelStart' })
    await shown('1 vrijgegeven')
    receive({ payload: 0 })
    const again = linesOf(await next('all')).find(({ debtor }) => debtor.id === booked?.debtor.id)
    assert.equal(again?.booking?.state, 'booked')
    assert.equal(sandbox.snelstart.world.bookingsWith(key).length, 1)
  })

  it('reverse a booking when a person asks for it: shown first, made once, and told to a Complete node', async () => {
    const { receive, receiveAtBook, next, shown } = await open()
    receive({ payload: 0 })
    const booked = linesOf(await next('all')).find(({ booking }) => booking?.state === 'booked')
    const key = booked?.booking?.key ?? ''
    await next('completed')
    receiveAtBook({ topic: 'reverse', who: 'Anna' })
    assert.equal(codeOf(await next('caught')), 'CONFIG_INVALID')
    receiveAtBook({ topic: 'reverse', key, who: 'Anna', why: 'verkeerde factuur' })
    const told = Reflect.get(await next('completed'), 'reversal') as Record<string, unknown>
    const reversing = key.replace('MSP-', 'MSP-R-')
    assert.deepEqual([told['state'], told['key'], told['reverses']], ['booked', reversing, key])
    await shown(`tegengeboekt met ${reversing}`)
    assert.equal(sandbox.snelstart.world.bookingsWith(reversing).length, 1)
    receiveAtBook({ topic: 'reverse', key, who: 'Anna' })
    assert.match(errorOf(await next('caught')).message, /al tegengeboekt/)
    receive({ payload: 0 })
    const openAgain = linesOf(await next('all')).find(({ debtor }) => debtor.id === booked?.debtor.id)
    assert.deepEqual([openAgain?.reasonCode, openAgain?.attention], ['booking-reversed', true])
    assert.match(openAgain?.reason ?? '', /tegengeboekt/)
  })

  it('free no key as long as nobody knows whether its booking was reversed', async () => {
    const { receive, receiveAtBook, next } = await open()
    receive({ payload: 0 })
    const key = linesOf(await next('all')).find(({ booking }) => booking?.state === 'booked')?.booking?.key ?? ''
    sandbox.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-after' } })
    receiveAtBook({ topic: 'reverse', key, who: 'Anna' })
    const lost = await next('caught')
    assert.equal(codeOf(lost), 'SNELSTART_UNREACHABLE')
    assert.match(errorOf(lost).message, /niet zeker/)
    receiveAtBook({ topic: 'release', key, who: 'Anna' })
    assert.match(errorOf(await next('caught')).message, /niet zeker of .* is tegengeboekt/)
  })

  it('only say in a preview what a reversing entry would be', async () => {
    const booking = await open()
    booking.receive({ payload: 0 })
    const key = linesOf(await booking.next('all')).find(({ booking: made }) => made?.state === 'booked')?.booking?.key
    await flow?.close()
    const before = posts(sandbox)
    const { receiveAtBook, next } = await open({ book: { mode: 'preview' }, userDir: booking.userDir })
    receiveAtBook({ topic: 'reverse', key })
    const told = Reflect.get(await next('completed'), 'reversal') as Record<string, unknown>
    assert.deepEqual([told['state'], told['reverses']], ['preview', key])
    assert.equal(posts(sandbox), before)
  })

  it('give a technical failure to Catch with its code, and no key in it', async () => {
    const secret = 'canary-0123456789abcdef'
    const { receive, next } = await open({
      credentials: { books: { subscriptionKey: secret, clientKey: secret }, shop: { apiKey: secret } },
    })
    receive({ payload: 0 })
    const caught = await next('caught')
    assert.match(codeOf(caught), /^SNELSTART_(AUTH|SUBSCRIPTION)$/)
    assert.doesNotMatch(JSON.stringify(caught), /canary/)
  })
})

function posts({ snelstart }: Sandbox): number {
  return snelstart.requests.filter(({ method, path }) => method === 'POST' && !path.includes('token')).length
}

function partsOf(message: NodeMessage): { readonly id: string; readonly count: number } {
  return Reflect.get(message, 'parts') as ReturnType<typeof partsOf>
}

function linesOf(message: NodeMessage): readonly ReconcileLine[] {
  return message.payload as readonly ReconcileLine[]
}

function runOf(message: NodeMessage): ReconcileRun {
  return Reflect.get(message, 'reconcile') as ReconcileRun
}

function errorOf(message: NodeMessage): { code: string; message: string } {
  return Reflect.get(message, 'error') as { code: string; message: string }
}

function codeOf(message: NodeMessage): string {
  return errorOf(message).code
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
