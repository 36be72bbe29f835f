// Objects that config nodes share: made at first use, kept while any node that uses them lives.

import type { Node } from 'node-red'

export interface SharedObjects<Shared> {
  /** The object under this name, made when there is none; `user` keeps it until it closes. */
  of(user: Pick<Node, 'on'>, name: string, make: () => Shared): Shared
  inUse(name: string): Shared | undefined
}

interface Entry<Shared> {
  readonly shared: Shared
  readonly users: Set<object>
}

/** @param end lets go of an object that nobody uses any more; never rejects */
export function sharedObjects<Shared>(
  end: (shared: Shared) => Promise<void> = () => Promise.resolve(),
): SharedObjects<Shared> {
  const entries = new Map<string, Entry<Shared>>()

  const leave = async (name: string, user: object): Promise<void> => {
    const entry = entries.get(name)
    if (entry === undefined) return
    entry.users.delete(user)
    if (entry.users.size > 0) return
    entries.delete(name)
    await end(entry.shared)
  }
  return {
    of(user, name, make) {
      const entry = entries.get(name) ?? { shared: make(), users: new Set() }
      entries.set(name, entry)
      if (!entry.users.has(user)) {
        entry.users.add(user)
        user.on('close', (done: () => void) => {
          void leave(name, user).finally(done)
        })
      }
      return entry.shared
    },
    inUse: (name) => entries.get(name)?.shared,
  }
}
