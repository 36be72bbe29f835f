import assert from 'node:assert/strict'

import { addDays } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { bookMemoriaalBooking } from '../../../sandbox/snelstart/bookings/memoriaal-booking.ts'
import { aClaim } from '../booking-register/a-claim.ts'
import {
  amissIn,
  assertWorded,
  type Checked,
  openSetUp,
  pay,
  registerOf,
  sell,
  type SetUp,
  TODAY,
  verdict,
  YESTERDAY,
} from './a-set-up.ts'

describe('The set-up check of a sound set-up', () => {
  let set: SetUp
  let check: Checked
  before(async () => {
    set = await openSetUp()
    sell(set, '5000056789012345')
    sell(set, '0123456789012345')
    pay(set, '5000056789012345')
    check = await set.check({ book: { bookFrom: addDays(TODAY, -30) } })
  })
  after(() => set.close())

  it('finds nothing amiss', () => assert.deepEqual(check.amiss, []))
  it('says so in one sentence', () => assert.match(verdict(check).text, /^Alles wat nagekeken is, is in orde/))
  it('has a sentence for each finding', () => assertWorded(check))

  it('goes in the order in which a person would put things right', () => {
    assert.deepEqual(
      check.nl.map(({ code }) => code),
      [
        'snelstart-connected',
        'key-age',
        'multisafepay-connected-site',
        'data-folder-works',
        'register-readable',
        'clock-right',
        'clock-right',
        'mode-preview',
        'journal-fits',
        'account-fits',
        'read-back-works',
        'debtors-open',
        'source-filled',
        'source-filled',
        'reading-whole',
        'source-known',
        'source-known',
        'requests',
      ],
    )
  })

  it('names whose books and whose account it reached', () => {
    assert.equal(check.sentence('snelstart-connected'), 'Verbonden met de administratie Voorbeeld Fietsen B.V.')
    assert.match(check.sentence('multisafepay-connected-site'), /live\): account \d+, website 12345\./)
  })

  it('counts what MultiSafepay knows', () => {
    const known = check.nl.filter(({ code }) => code === 'source-known').map(({ text }) => text)
    assert.equal(known[0], 'MultiSafepay kent er 1 van de 2: betalingskenmerk.')
  })

  it('writes nothing: only questions left this machine', () => {
    const asked = [...set.sandbox.snelstart.requests, ...set.sandbox.multisafepay.requests]
    const writes = asked.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'))
    assert.deepEqual(writes, [])
  })

  it('stays far below what a minute allows', () => {
    assert.ok(set.sandbox.snelstart.requests.length <= 15, String(set.sandbox.snelstart.requests.length))
    assert.ok(set.sandbox.multisafepay.requests.length <= 15, String(set.sandbox.multisafepay.requests.length))
  })
})

describe('The set-up check', () => {
  let set: SetUp
  beforeEach(async () => {
    set = await openSetUp()
  })
  afterEach(() => set.close())

  const amissWith = amissIn(() => set)

  describe('of the settings', () => {
    it('names the setting that is missing, and still looks at everything that does not rest on it', async () => {
      sell(set, '5000056789012345')
      const check = await set.check({ book: { bookingJournal: '' } })
      assertWorded(check)
      assert.ok(check.amiss.includes('CONFIG_MISSING'))
      assert.ok(check.nl.some(({ code }) => code === 'source-known'))
      const notLooked = check.nl.filter(({ code }) => code === 'not-looked-at').map(({ text }) => text)
      assert.deepEqual(notLooked, [
        'Niet nagekeken: het dagboek en de rekeningen, omdat de instellingen van deze node nog niet kloppen.',
        'Niet nagekeken: het terugvinden van boekingen, omdat de instellingen van deze node nog niet kloppen.',
      ])
    })

    for (const [what, given, code, sentence] of [
      ['no first day is chosen', { book: { bookFrom: '' } }, 'book-from-missing', /^Boeken vanaf is leeg/],
      ['the first day is still to come', { book: { bookFrom: '2090-01-01' } }, 'book-from-later', /1 januari 2090/],
      [
        'the first day is before what is read',
        { book: { bookFrom: '2020-01-01' } },
        'book-from-before-reading',
        /1 januari 2020.*\(nu 400 dagen\)/,
      ],
      ['a difference has no account', { match: { tolerance: '5' } }, 'difference-account-missing', /€ 0,05/],
      ['an overpayment has no account', { match: { overpaid: 'book-open' } }, 'overpaid-account-missing', /Te veel/],
      [
        'the clearing account is chosen twice',
        { book: { overpaidAccount: '1220' } },
        'account-twice',
        /^Te veel betaald: rekening 1220/,
      ],
      ['the way does not fit', { book: { via: 'database', exampleDocumentNumber: 'M1' } }, 'CONFIG_INVALID', /./],
      [
        'the import folder is not there',
        { book: { via: 'file', importFolder: '/there/is/no/such/folder' } },
        'CONFIG_INVALID',
        /there\/is\/no/,
      ],
      ['match-payments has a setting wrong', { match: { pattern: '(' } }, 'CONFIG_INVALID', /./],
    ] as const) {
      it(`tells that ${what}`, async () => assert.match(await amissWith(given, code), sentence))
    }

    it('tells that there is no match-payments before the node, or one with another connection', async () => {
      await amissWith({ parts: { matching: () => undefined } }, 'match-missing')
      await amissWith({ parts: { isSameProvider: false } }, 'match-other-provider')
    })
  })

  describe('of the journal and the accounts', () => {
    const world = () => set.sandbox.snelstart.world
    it('tells that the journal does not exist, and so what was not looked at', async () => {
      const check = await set.check({ book: { bookingJournal: '2999' } })
      assert.match(check.sentence('CONFIG_INVALID'), /2999/)
      assert.match(check.sentence('not-looked-at'), /terugvinden van boekingen, omdat het dagboek nog niet klopt/)
    })
    it('tells that the journal is not active, or of a kind that is not booked in', async () => {
      world().addJournal({ number: 2901, name: 'Oud memoriaal', kind: 'Memoriaal', inactive: true })
      assert.match(await amissWith({ book: { bookingJournal: '2901' } }, 'CONFIG_INVALID'), /niet meer in gebruik/)
      assert.match(
        await amissWith({ book: { bookingJournal: '1300' } }, 'CONFIG_INVALID'),
        /geen memoriaal en geen bankboek/,
      )
    })
    it('tells of every account that is wrong, not only of the first', async () => {
      world().addLedgerAccount({ number: 1221, name: 'Oude tussenrekening', inactive: true })
      world().addLedgerAccount({ number: 1222, name: 'Met kostenplaats', costCentreRequired: true })
      const book = { clearingAccount: '1221', overpaidAccount: '1222', differenceAccount: '9999' }
      const { nl } = await set.check({ book })
      const wrong = nl.filter(({ code }) => code === 'CONFIG_INVALID').map(({ text }) => text)
      assert.equal(wrong.length, 3)
      for (const [index, name] of ['1221', '9999', '1222'].entries()) assert.match(wrong[index] ?? '', new RegExp(name))
    })
    it('tells that an account belongs to a memoriaal, on which SnelStart refuses a booking', async () => {
      assert.match(await amissWith({ book: { clearingAccount: '2900' } }, 'account-of-journal'), /2900/)
    })
    it('asks whether an account with another function is the clearing account', async () => {
      world().addLedgerAccount({ number: 1223, name: 'Kruisposten' })
      assert.match(await amissWith({ book: { clearingAccount: '1223' } }, 'clearing-function'), /1223 Kruisposten/)
    })
    it('takes the account of a bank journal itself, and no accounts of methods there', async () => {
      const check = await set.check({ book: { bookingJournal: '1015', clearingAccount: '' } })
      assert.deepEqual(check.amiss, [])
      assert.match(check.sentence('clearing-own'), /1015 MultiSafepay is een bankdagboek/)
      const methodAccounts = [{ method: 'PAYPAL', account: '1220' }]
      await amissWith({ book: { bookingJournal: '1015', clearingAccount: '', methodAccounts } }, 'CONFIG_INVALID')
    })
  })

  describe('of finding bookings back', () => {
    const book = async (transactionId: string): Promise<void> => {
      const held = await registerOf(set).hold(new AbortController().signal)
      const key = `MSP-${transactionId}`
      await held.claim({ ...aClaim(), key, transactionId, date: YESTERDAY, journal: 2900 })
      await held.settle(key, { state: 'booked', date: YESTERDAY })
      await held.close()
    }

    it('is content when the last booking of the register stands in the journal, also when filters are ignored', async () => {
      const { world, switches } = set.sandbox.snelstart
      await book('700')
      const invoice = world.addInvoice({ number: 'F1', date: YESTERDAY })
      const line = { omschrijving: 'F1' }
      bookMemoriaalBooking(world, {
        datum: YESTERDAY,
        dagboek: { id: world.journal(2900).id },
        boekstuk: 'MSP-700',
        omschrijving: 'F1',
        memoriaalBoekingsRegels: [{ ...line, grootboek: { id: world.account(1220).id }, debet: 12_100, credit: 0 }],
        verkoopboekingBoekingsRegels: [{ ...line, boekingId: { id: invoice.salesBookingId }, bedrag: 12_100 }],
      })
      assert.match((await set.check()).sentence('read-back-works'), /2900 Memoriaal terug te vinden/)
      Object.assign(switches.filterable, { boekstuk: 'ignored', datum: 'refused', dagboekId: 'ignored' })
      assert.match((await set.check()).sentence('read-back-works'), /2900 Memoriaal terug te vinden/)
      assert.match((await set.check()).sentence('register-readable'), /Boekingen erin: 1\./)
    })

    it('asks after a booking of the register that is not there any more', async () => {
      await book('701')
      assert.match(await amissWith({}, 'read-back-missed'), /^Boekstuk MSP-701 van .* niet gevonden in dagboek 2900/)
    })
  })

  describe('when something fails or takes long', () => {
    it('tells the failure of one part and goes on with the others', async () => {
      sell(set, '5000056789012345')
      pay(set, '5000056789012345')
      set.sandbox.snelstart.faults.add({
        when: { path: '/v2/dagboeken', times: 99 },
        what: { kind: 'status', status: 400, body: '{}' },
      })
      const check = await set.check()
      assertWorded(check)
      assert.ok(check.nl.some(({ code, level }) => code === 'source-known' && level === 'ok'))
      assert.match(check.sentence('not-looked-at'), /omdat het dagboek nog niet klopt/)
    })

    it('says of what was not looked at in time that it was not', async () => {
      const limit = new AbortController()
      const sandbox = set.sandbox.snelstart
      sandbox.faults.add({ when: { path: '/v2/companyInfo' }, what: { kind: 'hang' } })
      const check = set.check({ limit: limit.signal })
      while (!sandbox.requests.some(({ path }) => path === '/v2/companyInfo')) await new Promise(setImmediate)
      limit.abort()
      const { nl } = await check
      assert.ok(nl.length >= 9 && nl.every(({ code, text }) => code === 'not-looked-at' && /te lang duurde/.test(text)))
    })

    it('ends when it is cancelled, with the reason of that', async () => {
      const cancel = new AbortController()
      const sandbox = set.sandbox.snelstart
      sandbox.faults.add({ when: { path: '/v2/companyInfo' }, what: { kind: 'hang' } })
      const check = set.check({ signal: cancel.signal })
      while (!sandbox.requests.some(({ path }) => path === '/v2/companyInfo')) await new Promise(setImmediate)
      cancel.abort(new Error('closed'))
      await assert.rejects(check, /closed/)
    })
  })
})
