import assert from 'node:assert/strict'
import { matchBefore } from '../../../nodes/reconcile/set-up-check/match-before.ts'

const match = (id: string, wires: readonly string[], more: object = {}) => ({
  id,
  type: 'match-payments',
  wires: [wires, []],
  ...more,
})

const BOOK = { id: 'book', provider: 'shop' }

describe('The match-payments before a node', () => {
  it('is the one whose lines come to it, over nodes and links in between', () => {
    const nodes = [
      match('other', ['elsewhere']),
      match('mine', ['out']),
      { id: 'out', type: 'link out', mode: 'link', links: ['in'], wires: [] },
      { id: 'in', type: 'link in', links: ['out'], wires: [['edit']] },
      { id: 'edit', type: 'function', wires: [['book']] },
      { id: 'book', type: 'book-payment', wires: [[], []] },
    ]
    assert.equal(matchBefore(nodes, BOOK)?.['id'], 'mine')
  })

  it('is the nearest of several', () => {
    assert.equal(matchBefore([match('far', ['near']), match('near', ['book'])], BOOK)?.['id'], 'near')
  })

  it('is the only one with the same connection, where lines come another way', () => {
    const far = [match('mine', [], { provider: 'shop' }), match('other', [], { provider: 'others' })]
    assert.equal(matchBefore(far, BOOK)?.['id'], 'mine')
    assert.equal(matchBefore([...far, match('twin', [], { provider: 'shop' })], BOOK), undefined)
  })

  it('is none when there is none, also in a flow that goes round', () => {
    const round = [
      { id: 'a', type: 'function', wires: [['b', 'book']] },
      { id: 'b', type: 'function', wires: [['a']] },
      { id: 'book', type: 'book-payment', wires: [['a']] },
      { id: 'config', type: 'msp-config' },
      'no node',
    ]
    assert.equal(matchBefore(round, BOOK), undefined)
  })
})
