// examples/5 in a real Node-RED: which mails come, and that each comes once. "No mail" is shown by the mail that comes next.

import assert from 'node:assert/strict'

import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts'
import { temporaryFolders } from '../shared/files/temporary-folder.ts'
import { type Notifications, type NotificationsGiven, openNotifications } from './open-notifications.ts'

const CLEARING = 1220
/** Less than a run takes: whatever was, is too long ago. */
const ALWAYS_LATE = { LATE_AFTER_HOURS: '0.0000000001' }

describe('The notifications example in Node-RED', function () {
  this.timeout(60_000)
  let sandbox: Sandbox
  let flow: Notifications | undefined

  const open = async (given: NotificationsGiven): Promise<Notifications> => {
    await flow?.close()
    return (flow = await openNotifications(sandbox, given))
  }
  const openBooks = async (story: boolean): Promise<void> => {
    sandbox = await startSandbox({ story })
  }
  afterEach(async () => {
    await flow?.close()
    flow = undefined
    await sandbox.close()
  })
  const newFolder = temporaryFolders()

  it('mails a run with something to look at, with the figures of the run and of the ledger', async () => {
    await openBooks(true)
    const { run, mail } = await open({ userDir: await newFolder() })
    run()
    const { topic, payload } = await mail()
    const attention = Number(/(\d+) uit te zoeken/.exec(topic)?.[1])
    assert.ok(attention > 0, topic)
    assert.match(payload, new RegExp(`<h2[^>]*>Uitzoeken \\(${attention}\\)</h2>`))
    const booked = Math.abs(sandbox.snelstart.world.balanceCents(CLEARING))
    assert.equal(booked, sandbox.story?.writesOffCents)
    const inMail = /<strong>Geboekt<\/strong>.*?€\s?([\d.]+,\d\d)/.exec(payload)?.[1] ?? ''
    assert.equal(Number(inMail.replace(/\D/g, '')), booked)
  })

  it('says the same only once, also after Node-RED was started again, and in the language that was chosen', async () => {
    await openBooks(true)
    const userDir = await newFolder()
    const first = await open({ userDir, settings: { LANGUAGE: 'en' } })
    await first.kept()
    first.run()
    const { topic, payload } = await first.mail()
    assert.match(topic, /to look at/)
    assert.match(payload, /<html lang="en">/)
    await first.kept()
    const again = await open({ userDir, settings: { ...ALWAYS_LATE, LANGUAGE: 'en' } })
    again.run()
    await again.ended()
    again.watch()
    assert.match((await again.mail()).topic, /no run since/)
  })

  it('mails nothing about a run without anything to look at', async () => {
    await openBooks(false)
    const { run, ended, watch, mail } = await open({ userDir: await newFolder(), settings: ALWAYS_LATE })
    run()
    await ended()
    watch()
    assert.match((await mail()).topic, /geen uitvoering sinds/)
  })

  it('mails a failure once, with its code, and once more when it is over', async () => {
    await openBooks(false)
    const userDir = await newFolder()
    const { run, mail, kept } = await open({ userDir, apiKey: 'canary-key-0123456789' })
    await kept()
    run()
    const failed = await mail()
    assert.match(failed.topic, /storing MULTISAFEPAY_AUTH/)
    assert.match(failed.payload, /match-payments\nCode: MULTISAFEPAY_AUTH/)
    assert.doesNotMatch(failed.payload, /canary/)
    await kept()
    // The same once more is no news.
    const still = await open({ userDir, apiKey: 'canary-key-0123456789', settings: ALWAYS_LATE })
    still.run()
    await still.caught()
    still.watch()
    const late = await still.mail()
    assert.match(late.payload, /Wat er misging: MULTISAFEPAY_AUTH/)
    await still.kept()
    const repaired = await open({ userDir })
    repaired.run()
    assert.match((await repaired.mail()).topic, /weer in orde/)
  })

  it('says once that nothing ran for too long, also after a restart, and once that it is over', async () => {
    await openBooks(false)
    const userDir = await newFolder()
    const first = await open({ userDir, settings: ALWAYS_LATE })
    await first.kept()
    first.watch()
    assert.match((await first.mail()).topic, /geen uitvoering sinds/)
    await first.kept()
    first.watch()
    await first.watched()
    const again = await open({ userDir, settings: ALWAYS_LATE })
    again.watch()
    await again.watched()
    again.run()
    // Nothing came between.
    assert.match((await again.mail()).topic, /weer in orde/)
    await again.kept()
    again.watch()
    assert.match((await again.mail()).topic, /geen uitvoering sinds/)
  })

  it('tells a run that stopped halfway in one mail, with what was booked before', async () => {
    await openBooks(true)
    const { run, mail, watch } = await open({ userDir: await newFolder(), settings: ALWAYS_LATE })
    const when = { method: 'POST', path: /memoriaalboekingen/, nth: 3, times: 1_000 }
    sandbox.snelstart.faults.add({ when, what: { kind: 'status', status: 401 } })
    run()
    const { topic, payload } = await mail()
    assert.match(topic, /gestopt \(SNELSTART_\w+\)/)
    assert.match(payload, /role="alert"/)
    sandbox.snelstart.faults.clear()
    watch()
    assert.match((await mail()).payload, /Wat er misging: SNELSTART_\w+\./)
  })
})
