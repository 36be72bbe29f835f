// One message with all lines, or a sequence of messages with some of them each (`msg.parts`).

/** The part of `msg.parts` that says where a message stands in its sequence. */
export interface BatchParts {
  readonly id: string
  readonly index: number
  readonly count: number
  readonly type: 'array'
  readonly len: number
}

export interface Batch<Item> {
  readonly items: readonly Item[]
  /** Absent when everything is in one message. */
  readonly parts?: BatchParts
}

/** @param size 0 = everything in one message. No lines at all is one empty message, so that the flow goes on. */
export function batchesOf<Item>(items: readonly Item[], size: number, id: string): readonly Batch<Item>[] {
  if (size === 0 || items.length <= size) return [{ items }]
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    parts: { id, index, count, type: 'array', len: size },
  }))
}
