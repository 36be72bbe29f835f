import assert from 'node:assert/strict'

import { z } from 'zod'

import { exchange } from '../../../nodes/shared/http/exchange.ts'
import { knownFilters } from '../../../nodes/snelstart-config/online/known-filters.ts'
import { allRows, type Connection, pages } from '../../../nodes/snelstart-config/online/pages.ts'
import { createRequests } from '../../../nodes/snelstart-config/online/requests.ts'
import { Faults } from '../../../sandbox/http/faults.ts'
import { startStandIn, type StandIn } from '../../../sandbox/http/start-stand-in.ts'
import { handClock } from '../../shared/http/hand-clock.ts'

const LIST = { path: '/things', rows: z.array(z.object({ id: z.string() })) }
const signal = new AbortController().signal

describe('a list in pages', () => {
  let service: StandIn
  let answer: (skip: number, top: number) => readonly number[] = () => []
  const warnings: string[] = []

  before(async () => {
    service = await startStandIn({
      faults: new Faults(),
      handle({ path, query }) {
        if (path === '/token') return { status: 200, json: { access_token: 'token', expires_in: 3599 } }
        const ids = answer(Number(query.get('$skip')), Number(query.get('$top')))
        return { status: 200, json: ids.map((id) => ({ id: String(id) })) }
      },
    })
  })
  beforeEach(() => {
    service.clearRequests()
    warnings.length = 0
  })
  after(() => service.close())

  const connection = (): Connection => ({
    requests: createRequests({
      apiUrl: service.url,
      authUrl: service.url,
      subscriptionKey: 'key',
      clientKey: 'key',
      clock: handClock(),
      exchange,
    }),
    filters: knownFilters(),
    largestPages: new Map(),
    log: ({ code }) => void warnings.push(code),
  })
  const rows = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
  const read = (strict = false) => allRows(pages(connection(), LIST, { strict }, signal))
  const calls = (): number => service.requests.filter(({ path }) => path === '/things').length

  for (const [count, requests] of [
    [0, 1],
    [1, 1],
    [499, 1],
    [500, 2],
    [998, 2],
    [1203, 3],
  ] as const) {
    it(`of ${count} rows takes ${requests} requests, and has every row once`, async () => {
      answer = (skip, top) => rows(count).slice(skip, skip + top)
      assert.equal((await read(true)).length, count)
      assert.equal(calls(), requests)
    })
  }

  for (const limit of [25, 100]) {
    it(`has every row where the server gives no more than ${limit} at once, whatever was asked`, async () => {
      answer = (skip) => rows(260).slice(skip, skip + limit)
      assert.equal((await read(true)).length, 260)
    })
  }

  it('that answers the same page again and again is an error, not an endless run', async () => {
    answer = () => rows(500)
    await assert.rejects(read(), /paging-stuck/)
    assert.equal(calls(), 2)
  })

  it('that never ends is an error', async () => {
    answer = (skip) => rows(500).map((index) => skip + index)
    await assert.rejects(allRows(pages(connection(), LIST, { pagesMax: 3 }, signal)), /too-many-pages/)
  })

  it('whose rows move once is read again, and has every row', async () => {
    let moved = 0
    answer = (skip, top) => {
      const all = rows(900).slice(moved)
      moved = 1
      return all.slice(skip, skip + top)
    }
    assert.equal((await read(true)).length, 900)
    assert.deepEqual(warnings, [])
  })

  it('in no order at all is an error where a missed row does harm, and a warning elsewhere', async () => {
    let turn = 0
    answer = (skip, top) => {
      turn += 1
      return [...rows(900).slice(turn * 7), ...rows(turn * 7)].slice(skip, skip + top)
    }
    await assert.rejects(read(true), /list-keeps-changing/)
    await read()
    assert.deepEqual(warnings, ['list-keeps-changing'])
  })
})
