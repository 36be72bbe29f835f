import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { flowWarnings } from '../../../../nodes/shared/editor/flow/flow-warnings.ts'
import { aFlow, exampleNamed, graphOf } from './a-graph.ts'

type Changes = Parameters<typeof aFlow>[0]

/** The warnings of one node, without the `flow.` before each. */
function warningsOf(id: string, changes: Changes = {}, inDialog: Readonly<Record<string, unknown>> = {}): string[] {
  const graph = graphOf(aFlow(changes))
  const node = graph.nodes.find((one) => one.id === id)
  assert.ok(node, id)
  return flowWarnings(graph, { ...node, ...inDialog, id, type: node.type }).map(({ key }) => key.replace('flow.', ''))
}

describe('a flow that does what it promises', () => {
  for (const name of readdirSync(path.join(__dirname, '../../../../examples'))) {
    it(`${name} has nothing to warn of, also when its nodes book`, () => {
      const saved = exampleNamed(name)
      const booking = saved.map((node) =>
        node.type === 'book-payment' && !name.startsWith('dash') ? { ...node, mode: 'book' } : node,
      )
      for (const nodes of [saved, booking]) {
        const graph = graphOf(nodes)
        for (const node of graph.nodes) assert.deepEqual(flowWarnings(graph, node), [], `${node.type} ${node.id}`)
      }
    })
  }

  it('has no warning at any of its nodes', () => {
    for (const id of ['fetch', 'match', 'book', 'report']) assert.deepEqual(warningsOf(id), [], id)
  })

  it('may lead through links, junctions and nodes that only pass on', () => {
    const through = {
      match: { wires: [['out'], []] },
      out: { type: 'link out', mode: 'link', links: ['in'], wires: [] },
      in: { type: 'link in', z: 'other', links: ['out'], wires: [['junction']] },
      junction: { type: 'junction', wires: [['switch']] },
      switch: { type: 'switch', wires: [['book'], []] },
    }
    for (const id of ['match', 'book']) assert.deepEqual(warningsOf(id, through), [], id)
  })
})

describe('a booking that nobody sees', () => {
  it('is said when nothing comes after it', () => {
    assert.deepEqual(warningsOf('book', { book: { wires: [[], []] } }), ['booking-lost'])
    assert.deepEqual(warningsOf('book', { book: { mode: 'preview', wires: [[], []] } }), ['preview-lost'])
  })

  it('is said when it only comes at a link that goes nowhere, a debug node that is switched off or a disabled node', () => {
    for (const end of [
      { type: 'link out', mode: 'link', links: [] },
      { type: 'debug', active: false },
      { type: 'file', d: true },
      { type: 'switch', wires: [[]] },
    ]) {
      assert.deepEqual(warningsOf('book', { book: { wires: [['end'], []] }, end }), ['booking-lost'], end.type)
    }
  })

  it('is not said when a node listens that is not wired to it', () => {
    const listener = { type: 'complete', scope: ['book'], wires: [['mail']] }
    assert.deepEqual(warningsOf('book', { book: { wires: [[], ['mail']] }, listener }), [])
  })

  it('is not said where the path can not be followed', () => {
    for (const end of [{ type: 'link out', mode: 'return' }, { type: 'subflow:mailer' }, { type: 'function' }]) {
      assert.deepEqual(warningsOf('book', { book: { wires: [['end'], []] }, end }), [], end.type)
    }
  })
})

describe('what needs a person', () => {
  it('is missed when all lines only go to the sidebar or a file', () => {
    for (const type of ['debug', 'file']) {
      const end = { type }
      assert.deepEqual(warningsOf('book', { book: { wires: [['end'], []] }, end }), ['attention-lost'], type)
    }
  })

  it('is seen when the second output leads somewhere, or a report gets all lines', () => {
    const end = { type: 'debug' }
    assert.deepEqual(warningsOf('book', { book: { wires: [['end'], ['mail']] }, end }), [])
    assert.deepEqual(warningsOf('book', { book: { wires: [['end', 'report'], []] }, end }), [])
  })

  it('is watched at the node that books, not at the one before it', () => {
    assert.deepEqual(warningsOf('match', { book: { wires: [['end'], []] }, end: { type: 'debug' } }), [])
  })
})

describe('a node that gets nothing to work on', () => {
  it('is said when no payments are looked up before it', () => {
    assert.deepEqual(warningsOf('book', { fetch: { wires: [['book']] }, match: { wires: [[], []] } }), [
      'booking-unfed',
    ])
    assert.deepEqual(warningsOf('match', { start: { wires: [['match']] } }), [])
    assert.deepEqual(warningsOf('match', { start: { wires: [['match']] }, fetch: { wires: [[]] } }), ['match-unfed'])
  })

  it('is not said where lines can come from somewhere else', () => {
    const ways: Record<string, Record<string, unknown>> = {
      'a function that kept them': { type: 'function', wires: [['book']] },
      'a page': { type: 'ui-button', wires: [['book']] },
      'a link that anybody can call': { type: 'link in', links: [], wires: [['book']] },
      'a kept run': { type: 'inject', props: [{ p: 'payload' }, { p: 'reconcile' }], wires: [['book']] },
      'a person who releases a booking': { type: 'inject', props: [{ p: 'topic', v: 'release' }], wires: [['book']] },
    }
    for (const [name, way] of Object.entries(ways)) {
      assert.deepEqual(warningsOf('book', { match: { wires: [[], []] }, way }), [], name)
    }
  })

  it('is not said inside a subflow, whose input is not seen from there', () => {
    const subflow = { type: 'subflow', id: 'flow' }
    assert.deepEqual(warningsOf('book', { flow: subflow, match: { wires: [[], []] }, catch: { wires: [] } }), [])
  })
})

describe('a node that books elsewhere than was read', () => {
  const named = (changes: Changes): object[] => {
    const graph = graphOf(aFlow(changes))
    const node = graph.nodes.find(({ id }) => id === 'book')
    return node ? [...flowWarnings(graph, node)] : []
  }

  it('is said with both administrations', () => {
    const [warning] = named({ fetch: { administration: 'shop' } })
    assert.deepEqual(warning, { key: 'flow.other-administration', named: { read: 'shop', booked: 'books' } })
  })

  it('is said with both connections to MultiSafepay', () => {
    const [warning] = named({ match: { provider: 'other shop' } })
    assert.deepEqual(warning, { key: 'flow.other-provider', named: { searched: 'other shop', read: 'payments' } })
  })

  it('is not said when one of several comes from the same administration, or none is chosen yet', () => {
    const second = { type: 'fetch-open-debtors', administration: 'shop', wires: [['match']] }
    assert.deepEqual(warningsOf('book', { second }), [])
    assert.deepEqual(warningsOf('book', { book: { administration: '' } }), [])
  })

  it('follows what is chosen in the dialog, before it is saved', () => {
    assert.deepEqual(warningsOf('book', {}, { administration: 'shop' }), ['other-administration'])
  })
})

describe('a booking that fails where nobody hears it', () => {
  it('is said without a catch node, with one that leads nowhere, or with one for other nodes', () => {
    for (const change of [{ d: true }, { wires: [[]] }, { scope: ['match'] }, { z: 'other flow' }]) {
      assert.deepEqual(warningsOf('book', { catch: change }), ['uncaught'], JSON.stringify(change))
    }
  })

  it('is not said of a preview, nor when the catch node has a scope that this node can be in', () => {
    assert.deepEqual(warningsOf('book', { catch: { d: true }, book: { mode: 'preview' } }), [])
    for (const scope of [['book'], 'group', undefined]) assert.deepEqual(warningsOf('book', { catch: { scope } }), [])
  })
})

describe('two nodes that book the same', () => {
  const twin = { type: 'book-payment', mode: 'book', administration: 'books', provider: 'payments' }

  it('are said to be one too many', () => {
    assert.deepEqual(warningsOf('book', { match: { wires: [['book', 'twin'], []] }, twin }), ['twin'])
  })

  it('have a purpose of their own on another journal, by another way, or for another shop', () => {
    for (const change of [
      { bookingJournal: 2910 },
      { via: 'file' },
      { provider: 'shop' },
      { mode: 'preview' },
      { d: true },
    ]) {
      const other = { ...twin, ...change }
      assert.deepEqual(warningsOf('book', { match: { wires: [['book', 'twin'], []] }, twin: other }), [])
    }
  })

  it('can not be compared when a variable says where they book', () => {
    const group = { bookingJournal: '${JOURNAL}' }
    const other = { ...twin, ...group }
    assert.deepEqual(warningsOf('book', { book: group, match: { wires: [['book', 'twin'], []] }, twin: other }), [])
  })

  it('have a purpose of their own when they get other invoices', () => {
    const fetch2 = { type: 'fetch-open-debtors', administration: 'books', salesJournal: 1310, wires: [['match2']] }
    const match2 = { type: 'match-payments', provider: 'payments', wires: [['twin']] }
    assert.deepEqual(warningsOf('book', { fetch2, match2, twin }), [])
  })
})

describe('the first and the last node of the job', () => {
  it('a reader of debtors after which nothing comes, and a report that nobody gets', () => {
    assert.deepEqual(warningsOf('fetch', { fetch: { wires: [[]] } }), ['debtors-lost'])
    assert.deepEqual(warningsOf('match', { match: { wires: [[], []] } }), ['match-lost'])
    assert.deepEqual(warningsOf('report', { report: { keep: 0, wires: [[]] } }), ['report-lost'])
    assert.deepEqual(warningsOf('report', { report: { keep: '5', wires: [[]] } }), [])
  })

  it('are left alone while another node of ours comes after them: its own dialog watches what comes next', () => {
    const unseen = { book: { wires: [[], []] } }
    assert.deepEqual(warningsOf('match', unseen), [])
    assert.deepEqual(warningsOf('fetch', { ...unseen, fetch: { wires: [['book']] } }), [])
  })

  it('two reports that lead to each other are not followed for ever', () => {
    const report2 = { type: 'reconcile-report', keep: 0, wires: [['report']] }
    assert.deepEqual(warningsOf('report', { report: { keep: 0, wires: [['report2']] }, report2 }), [])
  })

  it('a disabled node promises nothing', () => {
    const nodes = aFlow({ book: { wires: [[], []] } })
    const book = nodes.find(({ id }) => id === 'book')
    assert.ok(book)
    const graph = graphOf(nodes.map((node) => (node.id === 'book' ? { ...node, d: true } : node)))
    assert.deepEqual(flowWarnings(graph, book), [])
  })
})
