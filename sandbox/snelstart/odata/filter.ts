// $filter as the stand-in answers it: parsed, held against the switches, and made into a predicate.

import type { Model } from '../models/model.ts'
import type { SnelStartSwitches } from '../switches.ts'
import { BadQuery } from './bad-query.ts'
import { parseFilter, type Expression } from './parser.ts'
import { predicateOf, type Predicate } from './predicate.ts'

/** Which switch rules which path. */
const SWITCHES: Readonly<Record<string, keyof SnelStartSwitches['filterable']>> = {
  OpenstaandSaldo: 'openstaandSaldo',
  Boekstuk: 'boekstuk',
  ModifiedOn: 'modifiedOn',
  'Dagboek/Id': 'dagboekId',
  Id: 'id',
  Betalingskenmerk: 'betalingskenmerk',
  Datum: 'datum',
}

/** @throws BadQuery when the filter is refused */
export function filterOf<Row>(model: Model<Row>, filter: string, switches: SnelStartSwitches): Predicate<Row> {
  const expression = parseFilter(filter)
  const predicate = predicateOf(model, expression)
  const { paths, nodes } = contentsOf(expression)
  const { filterNodesMax } = switches
  if (filterNodesMax !== undefined && nodes > filterNodesMax) {
    throw new BadQuery(`The node count limit of '${filterNodesMax}' has been exceeded.`)
  }
  const rulings = paths.map((path) => {
    const ruling = SWITCHES[path]
    return ruling === undefined ? 'yes' : switches.filterable[ruling]
  })
  if (rulings.includes('refused')) throw new BadQuery('Het OData-filter is ongeldig.', 'code')
  return rulings.includes('ignored') ? () => true : predicate
}

/** Every path that a filter names, and how many nodes it has. */
function contentsOf(expression: Expression): { paths: string[]; nodes: number } {
  const paths: string[] = []
  let nodes = 0
  const waiting = [expression]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    nodes++
    if (next.is === 'path') paths.push(next.names.join('/'))
    else if (next.is === 'any' || next.is === 'all') {
      nodes += next.of.length - 2 // a chain of n has n − 1 operators
      waiting.push(...next.of)
    } else if (next.is === 'not') waiting.push(next.of)
    else if (next.is === 'call') waiting.push(...next.parts)
    else if (next.is === 'compare') waiting.push(next.left, next.right)
  }
  return { paths, nodes }
}
