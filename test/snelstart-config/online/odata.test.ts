import assert from 'node:assert/strict'

import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import {
  allOf,
  anyOf,
  guidLiteral,
  listQuery,
  momentLiteral,
  startOfDay,
  textLiteral,
} from '../../../nodes/snelstart-config/online/odata.ts'

describe('a filter in OData 3', () => {
  it('writes every kind of value in its own way', () => {
    assert.equal(guidLiteral('5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'), "guid'5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'")
    assert.equal(startOfDay(calendarDate('2026-01-31')), "datetime'2026-01-31T00:00:00'")
    assert.equal(textLiteral("O'Neill's"), "'O''Neill''s'")
    assert.equal(allOf(anyOf(['A eq 1', 'A eq 2']), 'B eq 3'), '(A eq 1 or A eq 2) and B eq 3')
  })

  it('takes nothing for a guid or a moment that would change its meaning', () => {
    assert.throws(() => guidLiteral("x' or 1 eq 1"), RangeError)
    assert.throws(() => momentLiteral("2026-01-31T00:00:00' or true"), RangeError)
  })

  it('travels percent-encoded, with its page', () => {
    assert.equal(
      listQuery({ filter: "Boekstuk eq 'a&b'", top: 500, skip: 499 }),
      "$filter=Boekstuk%20eq%20'a%26b'&$top=500&$skip=499",
    )
    assert.equal(listQuery({ top: 500, skip: 0 }), '$top=500&$skip=0')
  })
})
