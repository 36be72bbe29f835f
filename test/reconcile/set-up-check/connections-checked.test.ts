import assert from 'node:assert/strict'

import { amissIn, assertWorded, CANARY, openSetUp, sell, type SetUp } from './a-set-up.ts'

describe('The set-up check', () => {
  let set: SetUp
  beforeEach(async () => {
    set = await openSetUp()
  })
  afterEach(() => set.close())
  const amissWith = amissIn(() => set)

  describe('of the keys', () => {
    it('says that the koppelsleutel is refused, and still looks at MultiSafepay', async () => {
      const check = await set.check({ keys: { clientKey: CANARY } })
      assertWorded(check)
      assert.equal(check.amiss[0], 'SNELSTART_AUTH')
      assert.match(check.sentence('SNELSTART_AUTH'), /^SnelStart weigert de koppelsleutel/)
      assert.ok(check.nl.some(({ code, level }) => code === 'multisafepay-connected-site' && level === 'ok'))
      const notLooked = check.nl.filter(({ code }) => code === 'not-looked-at').map(({ text }) => text)
      assert.ok(
        notLooked.includes(
          'Niet nagekeken: de openstaande posten en hun kenmerken, omdat SnelStart niet te bereiken is.',
        ),
        notLooked.join('\n'),
      )
    })

    it('says that the subscription key is refused', async () => {
      assert.match(
        await amissWith({ keys: { subscriptionKey: CANARY } }, 'SNELSTART_SUBSCRIPTION'),
        /weigert de subscription key/,
      )
    })

    it('says that the key of MultiSafepay is refused, and still looks at SnelStart', async () => {
      sell(set, '5000056789012345')
      const check = await set.check({ keys: { apiKey: CANARY } })
      assertWorded(check)
      assert.deepEqual(check.amiss, ['MULTISAFEPAY_AUTH', 'not-looked-at'])
      assert.equal(
        check.sentence('not-looked-at'),
        'Niet nagekeken: de betalingen bij MultiSafepay, omdat MultiSafepay niet te bereiken is.',
      )
      assert.ok(check.nl.some(({ code }) => code === 'debtors-open'))
    })

    it('names a right that every run needs as an error, and one for another journal as something to look at', async () => {
      const { switches } = set.sandbox.snelstart
      switches.scopes = switches.scopes.filter((scope) => scope !== 'bankieren:write' && scope !== 'orders:read')
      const { nl } = await set.check()
      const rights = nl.filter(({ code }) => code === 'missing-right')
      assert.deepEqual(
        rights.map(({ level }) => level),
        ['error', 'warning'],
      )
      assert.match(rights[0]?.text ?? '', /verkooporders lezen/)
    })

    it('says which right the chosen journal needs', async () => {
      const { switches } = set.sandbox.snelstart
      switches.scopes = switches.scopes.filter((scope) => scope !== 'memoriaal:write')
      assert.match(await amissWith({}, 'right-for-journal'), /2900 Memoriaal.* memoriaal schrijven/)
    })

    it('tells how long a development key still has', async () => {
      assert.match((await set.check()).sentence('key-age'), /\(aantal dagen: 3\).* nog 87 dagen/)
      assert.match(await amissWith({ keyDays: 80 }, 'key-old'), /nog 10 dagen/)
    })

    it('says that a test account holds no real money, and that booking it is refused', async () => {
      await amissWith({ environment: 'test' }, 'multisafepay-test')
      assert.match(await amissWith({ environment: 'test', book: { mode: 'book' } }, 'CONFIG_INVALID'), /test/i)
    })
  })

  describe('of the machine', () => {
    for (const [minutes, code, level] of [
      [-2, 'clock-behind', 'warning'],
      [2, 'clock-ahead', 'warning'],
      [90, 'clock-ahead', 'error'],
    ] as const) {
      it(`says that the clock is ${minutes} minutes off, by both services`, async () => {
        set.clockOffMs = minutes * 60_000
        const check = await set.check()
        const told = check.nl.filter((finding) => finding.code === code)
        assert.deepEqual(
          told.map((finding) => finding.level),
          [level, level],
        )
        assert.match(check.sentence(code), /seconden (achter|voor) op die van SnelStart/)
      })
    }

    it('leaves a minute for the way there and back', async () => {
      set.clockOffMs = 50_000
      assert.ok((await set.check()).nl.filter(({ code }) => code === 'clock-right').length === 2)
    })

    it('says that the data folder can not be written, by the word of the system', async () => {
      const { tryDisk } = await import('../../../nodes/reconcile/booking-register/try-disk.ts')
      const { durableDisk } = await import('../../../nodes/shared/files/durable-disk.ts')
      const { systemClock } = await import('../../../nodes/shared/http/system-clock.ts')
      const parts = { folder: `${process.execPath}/trial`, clock: systemClock, disk: durableDisk(systemClock) }
      const sentence = await amissWith(
        { parts: { tryDisk: (_id, signal) => tryDisk(parts, signal) } },
        'REGISTER_LOCKED',
      )
      assert.match(sentence, /ENOTDIR/)
    })

    it('says that the register is damaged, in which file and at which line', async () => {
      const { mkdir, writeFile } = await import('node:fs/promises')
      await mkdir(`${set.folder}/register`)
      await writeFile(`${set.folder}/register/bookings.jsonl`, 'no register\n')
      assert.match(await amissWith({}, 'REGISTER_DAMAGED'), /bookings\.jsonl/)
    })
  })
})
