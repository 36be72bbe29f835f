import assert from 'node:assert/strict'
import { join } from 'node:path'

import { recordedRegister } from '../../../nodes/reconcile/run-record/recorded-register.ts'
import { findStory } from '../../../nodes/shared/record/find-story.ts'
import { recordPlaces } from '../../../nodes/shared/record/record-places.ts'
import { verifyCommand } from '../../../nodes/shared/record/verify-command.ts'
import { A_DAY, aClaim } from '../../reconcile/booking-register/a-claim.ts'
import { aRegister, holding } from '../../reconcile/booking-register/a-register.ts'
import { ADMINISTRATION, aRecord, GO_ON } from '../../reconcile/run-record/a-record.ts'
import { temporaryFolders } from '../files/temporary-folder.ts'

const OLD = aClaim({ claimedAt: '2026-10-01T12:00:00+02:00' })

describe('the story of a booking', () => {
  const newFolder = temporaryFolders()

  async function dataFolder(): Promise<string> {
    const data = await newFolder()
    const administration = join(data, `administration-${ADMINISTRATION}`)
    const bare = aRegister(join(administration, 'register'))
    await holding(bare, async (held) => {
      await held.claim(OLD)
      await held.settle(OLD.key, { state: 'booked', date: A_DAY })
    })
    const record = aRecord(join(administration, 'record'), { entries: await bare.entries() })
    await holding(recordedRegister(bare, record), async (held) => {
      await held.claim(aClaim({ transactionId: '7001' }))
      await held.settle('MSP-7001', { state: 'unknown' })
      await held.settle('MSP-7001', { state: 'booked', id: 'b-1', date: A_DAY })
      await held.claim(aClaim({ transactionId: '7002' }))
      await held.settle('MSP-7002', { state: 'refused', errorCode: 'SNELSTART_ANSWER', because: 'other' })
    })
    return data
  }

  it('from before the record is told from the booking register', async () => {
    const places = await recordPlaces(await dataFolder())
    const found = await findStory(places, OLD.key, 'nl', GO_ON)
    assert.deepEqual([found?.administration, found?.orders.length], [ADMINISTRATION, 0])
    assert.match(
      found?.sentences[0] ?? '',
      /^Van voor het dossier\. .* booked, boekdatum 2 oktober 2026, € 121,00, transactie/,
    )
  })

  it('tells each answer in the order in which it came', async () => {
    const places = await recordPlaces(await dataFolder())
    const found = await findStory(places, 'MSP-7001', 'nl', GO_ON)
    const states = found?.orders[0]?.answers.map(({ state }) => state)
    assert.deepEqual(states, ['unknown', 'booked'])
    assert.match(found?.sentences.at(-1) ?? '', /^Geboekt in SnelStart op boekdatum 2 oktober 2026/)
    const refused = await findStory(places, 'MSP-7002', 'en-US', GO_ON)
    assert.match(refused?.sentences.at(-1) ?? '', /^Refused by SnelStart .*\(SNELSTART_ANSWER\)/)
  })

  it('is found from the data folder, the folder of the administration, and that of its record', async () => {
    const data = await dataFolder()
    const administration = join(data, `administration-${ADMINISTRATION}`)
    for (const folder of [data, administration, join(administration, 'record')]) {
      assert.equal((await verifyCommand([folder, '--key', 'MSP-7001'], {})).code, 0, folder)
      assert.equal((await verifyCommand([], { SNELSTART_MULTISAFEPAY_DATA: folder })).code, 0, folder)
    }
  })
})
