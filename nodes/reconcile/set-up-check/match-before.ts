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
 * The nearest one upstream, over wires and links.
 *
 * @param configs every node of the flows as it is stored
 */
export function matchBefore(configs: readonly unknown[], id: string): Properties | undefined {
  const nodes = configs.flatMap((config) => node.safeParse(config).data ?? [])
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

function leadsTo({ type, wires, links }: Placed, id: string): boolean {
  return wires.some((output) => output.includes(id)) || (type === 'link out' && links.includes(id))
}
