// Works through a list with two in hand at a time: MultiSafepay names no limit, so ours is modest.

/**
 * @param work called in the list's order; `false` ends the list early, what is in hand is finished
 * @throws the first failure, after what was in hand has ended
 */
export async function twoAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<void> {
  const left = items.values()
  let goesOn = true
  const worker = async (): Promise<void> => {
    for (const item of left) {
      if (!goesOn) return
      try {
        if (!(await work(item))) goesOn = false
      } catch (error) {
        goesOn = false
        throw error
      }
    }
  }
  const ends = await Promise.allSettled([worker(), worker()])
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
