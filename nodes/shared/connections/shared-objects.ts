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

export function sharedObjects<Shared>(): SharedObjects<Shared> {
  const entries = new Map<string, Entry<Shared>>()

  const leave = (name: string, user: object): void => {
    const entry = entries.get(name)
    entry?.users.delete(user)
    if (entry?.users.size === 0) entries.delete(name)
  }
  return {
    of(user, name, make) {
      const entry = entries.get(name) ?? { shared: make(), users: new Set() }
      entries.set(name, entry)
      if (!entry.users.has(user)) {
        entry.users.add(user)
        user.on('close', (done: () => void) => {
          leave(name, user)
          done()
        })
      }
      return entry.shared
    },
    inUse: (name) => entries.get(name)?.shared,
  }
}
