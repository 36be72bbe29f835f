// How long the files of the pack keep a starting Node-RED busy: reading and running them, and registering their nodes.

import Module from 'node:module'
import path from 'node:path'

type Load = (this: unknown, id: string) => unknown

/**
 * To be called before Node-RED is loaded.
 *
 * @param packFolder part of the path of each file of the pack
 * @returns the milliseconds until now
 */
export function packTime(packFolder: string): () => number {
  let spentMs = 0
  let depth = 0
  const timed = <Result>(work: () => Result): Result => {
    const began = performance.now()
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
      if (depth === 0) spentMs += performance.now() - began
    }
  }
  const load = Reflect.get(Module.prototype, 'require') as Load
  const isOfPack = (id: string): boolean => path.isAbsolute(id) && id.includes(packFolder)
  Reflect.set(Module.prototype, 'require', function (this: unknown, id: string): unknown {
    if (!isOfPack(id)) return load.call(this, id)
    const loaded = timed(() => load.call(this, id))
    if (typeof loaded !== 'function') return loaded
    return (...given: unknown[]): unknown => timed(() => Reflect.apply(loaded, undefined, given) as unknown)
  })
  return () => spentMs
}
