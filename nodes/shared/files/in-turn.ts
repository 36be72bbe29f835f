// Work on one file is done in turn: within this process nobody sees another's half.

const lastOf = new Map<string, Promise<unknown>>()

/** Starts the work when all earlier work under this name has ended, well or badly. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (lastOf.get(name) ?? Promise.resolve()).then(work, work)
  lastOf.set(name, mine)
  try {
    return await mine
  } finally {
    if (lastOf.get(name) === mine) lastOf.delete(name)
  }
}
