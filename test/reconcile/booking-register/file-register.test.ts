import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'

import type { Claim, ClaimEnd } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { A_DAY, aClaim, aGuid } from './a-claim.ts'
import { aRegister, errorOf, GO_ON, holding, registerFile } from './a-register.ts'

const KEY = aClaim().key

describe('the booking register', () => {
  const newFolder = temporaryFolders()

  async function statesAfter(ends: readonly ClaimEnd[], claim: Claim = aClaim()): Promise<string | undefined> {
    const folder = await newFolder()
    await holding(aRegister(folder), async (held) => {
      await held.claim(claim)
      for (const end of ends) await held.settle(claim.key, end)
    })
    return (await aRegister(folder).entries()).get(claim.key)?.state
  }

  it('is empty for an administration that was never booked in, and reading leaves nothing behind', async () => {
    const folder = await newFolder()
    assert.deepEqual(await aRegister(folder).entries(), new Map())
    assert.deepEqual(await readdir(folder), [])
  })

  it('knows a claim as soon as it was made, for the run itself and for everyone else', async () => {
    const folder = await newFolder()
    await holding(aRegister(folder), async (held) => {
      await held.claim(aClaim())
      const expected = new Map([[KEY, { ...aClaim(), state: 'claimed' }]])
      assert.deepEqual(await held.entries(), expected)
      assert.deepEqual(await aRegister(folder).entries(), expected)
    })
  })

  it('keeps what was booked with its id and its date, and no longer until when the request could arrive', async () => {
    const folder = await newFolder()
    const id = aGuid('booking')
    const date = calendarDate('2026-11-01')
    await holding(aRegister(folder), async (held) => {
      await held.claim(aClaim())
      await held.settle(KEY, { state: 'booked', id, date })
    })
    const { postedUntil: _, ...claim } = aClaim()
    assert.deepEqual((await aRegister(folder).entries()).get(KEY), { ...claim, state: 'booked', id, date })
  })

  const paths: readonly { readonly ends: readonly ClaimEnd[]; readonly becomes: string }[] = [
    { ends: [], becomes: 'claimed' },
    { ends: [{ state: 'unknown' }], becomes: 'unknown' },
    { ends: [{ state: 'unknown' }, { state: 'unknown' }], becomes: 'unknown' },
    { ends: [{ state: 'unknown' }, { state: 'booked', date: A_DAY }], becomes: 'booked' },
    { ends: [{ state: 'unknown' }, { state: 'absent' }], becomes: 'free' },
    { ends: [{ state: 'absent' }], becomes: 'free' },
    { ends: [{ state: 'file' }], becomes: 'file' },
    { ends: [{ state: 'file' }, { state: 'booked', date: A_DAY }], becomes: 'booked' },
    { ends: [{ state: 'refused', errorCode: 'SNELSTART_ANSWER', because: 'closed-period' }], becomes: 'refused' },
  ]
  for (const { ends, becomes } of paths) {
    const path = ['claimed', ...ends.map(({ state }) => state)].join(', then ')
    it(`has a key that was ${path} as ${becomes}`, async () => {
      assert.equal(await statesAfter(ends), becomes)
    })
  }

  const impossible: readonly { readonly ends: readonly ClaimEnd[] }[] = [
    { ends: [{ state: 'booked', date: A_DAY }, { state: 'absent' }] },
    {
      ends: [
        { state: 'booked', date: A_DAY },
        { state: 'booked', date: A_DAY },
      ],
    },
    { ends: [{ state: 'absent' }, { state: 'booked', date: A_DAY }] },
    { ends: [{ state: 'unknown' }, { state: 'refused', errorCode: 'SNELSTART_ANSWER', because: 'other' }] },
  ]
  for (const { ends } of impossible) {
    it(`never lets a key become ${ends.map(({ state }) => state).join(', then ')}`, async () => {
      await assert.rejects(statesAfter(ends), RangeError)
    })
  }

  for (const end of [undefined, { state: 'unknown' }, { state: 'file' }, { state: 'booked', date: A_DAY }] as const) {
    it(`never lets a key be claimed twice, here when it is ${end?.state ?? 'claimed'}`, async () => {
      await holding(aRegister(await newFolder()), async (held) => {
        await held.claim(aClaim())
        if (end) await held.settle(KEY, end)
        await assert.rejects(held.claim(aClaim({ runId: 'another run' })), RangeError)
      })
    })
  }

  it('lets a key be claimed again after a refusal, on another day', async () => {
    const folder = await newFolder()
    const again = aClaim({ date: calendarDate('2026-11-01') })
    await holding(aRegister(folder), async (held) => {
      await held.claim(aClaim())
      await held.settle(KEY, { state: 'refused', errorCode: 'SNELSTART_ANSWER', because: 'closed-period' })
      await held.claim(again)
    })
    assert.deepEqual((await aRegister(folder).entries()).get(KEY), { ...again, state: 'claimed' })
  })

  it('refuses a claim whose key is not that of its transaction', async () => {
    await holding(aRegister(await newFolder()), async (held) => {
      await assert.rejects(held.claim(aClaim({ key: 'MSP-1' })), RangeError)
      assert.deepEqual(await held.entries(), new Map())
    })
  })

  it('remembers who freed a key and why, also when it is booked again', async () => {
    const folder = await newFolder()
    const by = { who: 'admin', why: 'verwijderd in SnelStart, zie é-mail ☕' }
    await holding(aRegister(folder), async (held) => {
      await held.claim(aClaim())
      await held.settle(KEY, { state: 'booked', id: 'first', date: A_DAY })
      assert.equal(await held.release(KEY, by), true)
      await held.claim(aClaim())
      await held.settle(KEY, { state: 'booked', id: 'second', date: A_DAY })
    })
    const entry = (await aRegister(folder).entries()).get(KEY)
    assert.deepEqual([entry?.state, entry?.id], ['booked', 'second'])
    assert.deepEqual(entry?.releases, [{ ...by, at: '2026-10-02T12:00:00+02:00' }])
  })

  it('has nothing to free where no booking can be', async () => {
    await holding(aRegister(await newFolder()), async (held) => {
      assert.equal(await held.release(KEY, { who: 'admin', why: '' }), false)
      await held.claim(aClaim())
      await held.settle(KEY, { state: 'absent' })
      assert.equal(await held.release(KEY, { who: 'admin', why: '' }), false)
    })
  })

  it('takes many steps at the same time, one after the other', async () => {
    const folder = await newFolder()
    const claims = Array.from({ length: 50 }, (_, index) => aClaim({ transactionId: String(index + 1) }))
    await holding(aRegister(folder), (held) => Promise.all(claims.map((claim) => held.claim(claim))))
    assert.deepEqual(
      [...(await aRegister(folder).entries()).keys()],
      claims.map(({ key }) => key),
    )
  })

  it('gives a picture of the moment, which later steps do not change', async () => {
    await holding(aRegister(await newFolder()), async (held) => {
      const before = await held.entries()
      await held.claim(aClaim())
      assert.equal(before.size, 0)
    })
  })

  it('serves several batches of one run under one hold, and refuses another run meanwhile', async () => {
    const folder = await newFolder()
    await holding(aRegister(folder), async (held) => {
      for (const batch of ['1', '2', '3']) await held.claim(aClaim({ transactionId: batch }))
      await assert.rejects(aRegister(folder).hold(GO_ON), errorOf('RUN_BUSY', 'other-run'))
      await held.claim(aClaim({ transactionId: '4' }))
    })
    await holding(aRegister(folder), async (held) => assert.equal((await held.entries()).size, 4))
  })

  it('is closed once, and writes nothing after that', async () => {
    const held = await aRegister(await newFolder()).hold(GO_ON)
    await held.close()
    await held.close()
    await assert.rejects(held.claim(aClaim()), RangeError)
  })

  it('is readable by its owner only', async () => {
    const folder = await newFolder()
    await holding(aRegister(folder), (held) => held.claim(aClaim()))
    const { mode } = await stat(registerFile(folder))
    assert.equal(process.platform === 'win32' ? 0o600 : mode & 0o777, 0o600)
  })
})

describe('a settled booking on disk', () => {
  const newFolder = temporaryFolders()
  const TRANSACTIONS = Array.from({ length: 400 }, (_, index) => String(7_182_936_450_000_000 + index))

  async function bytesFor(claimOf: (transactionId: string) => Claim): Promise<number> {
    const folder = await newFolder()
    await holding(aRegister(folder), async (held) => {
      for (const transactionId of TRANSACTIONS) {
        const claim = claimOf(transactionId)
        await held.claim(claim)
        await held.settle(claim.key, { state: 'booked', id: aGuid(`b${transactionId}`), date: claim.date })
      }
    })
    const entries = await aRegister(folder).entries()
    const expected = claimOf('7182936450000007')
    const { postedUntil: _, ...kept } = expected
    assert.deepEqual(entries.get(expected.key), { ...kept, state: 'booked', id: aGuid('b7182936450000007') })
    return (await stat(registerFile(folder))).size / TRANSACTIONS.length
  }

  it('takes at most 300 bytes', async () => {
    const bytes = await bytesFor((transactionId) => aClaim({ transactionId }))
    assert.ok(bytes <= 300, `${String(bytes)} bytes`)
  })

  it('takes at most 300 bytes also when it covers a return and leaves a difference', async () => {
    const bytes = await bytesFor((transactionId) =>
      aClaim({
        transactionId,
        covers: [
          { transactionId, cents: cents(12_100) },
          { transactionId: `8${transactionId.slice(1)}`, cents: cents(-2_100) },
        ],
        clearingCents: cents(10_000),
        differenceCents: cents(-5),
      }),
    )
    assert.ok(bytes <= 300, `${String(bytes)} bytes`)
  })
})
