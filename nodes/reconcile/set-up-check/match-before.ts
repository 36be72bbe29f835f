// The match-payments whose lines come to this node: its settings say by which references payments are looked up.

import { z } from 'zod'

type Properties = Readonly<Record<string, unknown>>

const node = z.looseObject({
  id: z.string(),
  type: z.string(),
  wires: z.array(z.array(z.string())).catch([]),
  /** Of a link out: the link ins that it leads to. */
  links: z.array(z.string()).catch([]),
})
type Placed = z.output<typeof node>

/**
 * The nearest one upstream, over wires and links; where lines come another way, the only one with the same connection.
 *
 * @param configs every node of the flows as it is stored
 * @param book the node itself
 */
export function matchBefore(
  configs: readonly unknown[],
  book: { readonly id: string; readonly provider: unknown },
): Properties | undefined {
  const nodes = configs.flatMap((config) => node.safeParse(config).data ?? [])
  return nearestBefore(nodes, book.id) ?? onlyOneWith(nodes, book.provider)
}

function nearestBefore(nodes: readonly Placed[], id: string): Properties | undefined {
  const seen = new Set([id])
  let nearest: readonly string[] = [id]
  while (nearest.length > 0) {
    const before = nodes.filter((one) => !seen.has(one.id) && nearest.some((wanted) => leadsTo(one, wanted)))
    const match = before.find(({ type }) => type === 'match-payments')
    if (match) return match
    for (const one of before) seen.add(one.id)
    nearest = before.map((one) => one.id)
  }
  return undefined
}

function onlyOneWith(nodes: readonly Placed[], provider: unknown): Properties | undefined {
  const [only, ...more] = nodes.filter(
    ({ type, ...node }) => type === 'match-payments' && node['provider'] === provider,
  )
  return more.length === 0 ? only : undefined
}

function leadsTo({ type, wires, links }: Placed, id: string): boolean {
  return wires.some((output) => output.includes(id)) || (type === 'link out' && links.includes(id))
}
