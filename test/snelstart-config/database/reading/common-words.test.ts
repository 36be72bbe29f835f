import assert from 'node:assert/strict'

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import type { AccountRow } from '../../../../nodes/snelstart-config/database/books.ts'
import type { Statement } from '../../../../nodes/snelstart-config/database/statement.ts'
import { openBooksBench } from '../books-bench.ts'

const WORDS = new Set(
  `SELECT TOP FROM AS INNER LEFT JOIN ON WHERE AND OR IN IS NOT NULL GROUP BY HAVING ORDER SUM COUNT MIN IIF`.split(
    ' ',
  ),
)
const MEMORIAAL: AccountRow = { id: '7', number: 2900, name: '', function: 7, active: true }

/** Every statement that reading can ask, with parameters as `?`. */
async function everyStatement(): Promise<readonly string[]> {
  const { keeper, books, small, signal } = await openBooksBench()
  await keeper.addInvoice()
  await keeper.settle(1, '21.00', { document: 'MSP-1' })
  await books.openItems(undefined, 10, signal)
  await books.openItems('1', 10, signal)
  await books.openTotal(signal)
  await books.openCents(['1', '99999999999'], signal)
  await books.entriesByDocument({ documents: ['MSP-1'], journal: MEMORIAAL }, signal)
  await books.health(calendarDate('2026-01-01'), signal)
  await books.oldestRows(signal)
  return small.asked.map(({ parts }: Statement) => parts.join('?'))
}

const withoutNames = (text: string): string => text.replace(/\[[^\]]*\]/g, 'x')

describe('the statements that read', () => {
  it('use only words that SQL Server and Jet both know, and write nothing', async () => {
    for (const text of await everyStatement()) {
      for (const [word] of withoutNames(text).matchAll(/[A-Za-z_@#]+/g)) {
        assert.ok(word === 'x' || WORDS.has(word), `${word} in ${text}`)
      }
    }
  })

  it('hold no literal but the count after TOP', async () => {
    for (const text of await everyStatement()) {
      assert.doesNotMatch(text, /['"#;]|--/)
      assert.doesNotMatch(withoutNames(text).replace(/TOP \d+/g, ''), /\d/)
    }
  })

  it('put brackets around a join before another one, as Jet asks', async () => {
    for (const text of await everyStatement()) {
      for (const part of levelsOf(withoutNames(text))) {
        assert.ok((part.match(/ JOIN /g)?.length ?? 0) <= 1, part)
      }
    }
  })

  it('join on the equality of two columns only, as Jet asks of an outer join', async () => {
    for (const text of await everyStatement()) {
      for (const [, condition = ''] of withoutNames(text).matchAll(
        / ON (.*?)(?=\)|WHERE|GROUP|ORDER|LEFT|INNER|$)/gs,
      )) {
        assert.match(condition.trim(), /^x\.x = x\.x$/)
      }
    }
  })

  it('name no column of a table without the table, since another may have the same one', async () => {
    for (const text of await everyStatement()) {
      assert.doesNotMatch(
        text.replace(/ AS \[[^\]]*\]/g, '').replace(/(FROM|JOIN) \(*\[[^\]]*\]/g, ''),
        /(?<!\.)\[[^\]]*\](?!\.)/,
      )
    }
  })
})

/** The text of each pair of brackets, without that of the brackets within it. */
function levelsOf(text: string): readonly string[] {
  const done: string[] = []
  const open = ['']
  for (const character of text) {
    if (character === '(') open.push('')
    else if (character === ')') done.push(open.pop() ?? '')
    else open[open.length - 1] = (open.at(-1) ?? '') + character
  }
  return [...done, ...open]
}
