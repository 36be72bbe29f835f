// Asks a Node-RED that may still be starting. What began is never asked for a second time.

import axios from 'axios'

const START_LIMIT_MS = 120_000

export interface StartingNodeRed {
  readonly url: string
  /** Rejects when it ends by itself. */
  readonly ended: Promise<never>
}

/** @throws Error when it answers with another status than 200, or does not start within two minutes */
export async function askNodeRed({ url, ended }: StartingNodeRed, path: string, body: object): Promise<unknown> {
  const began = Date.now()
  for (;;) {
    const answer = await Promise.race([
      axios.post<unknown>(`${url}${path}`, body, { validateStatus: () => true }).catch(notYet),
      ended,
    ])
    if (answer?.status === 200) return answer.data
    if (answer && answer.status !== 404) throw new Error(`${path} ended with HTTP ${answer.status}`)
    if (Date.now() - began > START_LIMIT_MS) throw new Error('Node-RED did not start within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function notYet(error: unknown): undefined {
  if (axios.isAxiosError(error) && error.code === 'ECONNREFUSED') return undefined
  throw error
}
