// While something still slides in or out the editor does not hear what is asked, so it is asked again, as a person would.

import type { Locator } from 'playwright-core'

const SEEN_WITHIN_MS = 3000
const ASKED_MAX = 4

export async function askUntilSeen(wanted: Locator, ask: () => Promise<void>): Promise<void> {
  for (let asked = 1; asked < ASKED_MAX; asked += 1) {
    await ask()
    const isSeen = await wanted.waitFor({ timeout: SEEN_WITHIN_MS }).then(
      () => true,
      () => false,
    )
    if (isSeen) return
  }
  await ask()
  await wanted.waitFor()
}
