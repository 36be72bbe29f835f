// Look-ups one by one that fail for a technical reason: nothing is concluded for these, and after several in a row
// nobody else is asked.

import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

const IN_A_ROW_MAX = 3

export class LookupFailures {
  readonly codes = new Map<string, ErrorCode>()
  #inARow = 0
  #last: ErrorCode | undefined

  /**
   * @param names what nothing can be concluded for when it fails
   * @returns undefined when it failed
   * @throws what concerns everybody: a refused key, an abort
   */
  async attempt<Answer>(names: readonly string[], ask: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#inARow >= IN_A_ROW_MAX && this.#last !== undefined) {
      this.#note(names, this.#last)
      return undefined
    }
    try {
      const answer = await ask()
      this.#inARow = 0
      return answer
    } catch (error) {
      if (!(error instanceof ReconcileError) || concernsEverybody(error)) throw error
      this.#inARow += 1
      this.#last = error.code
      this.#note(names, error.code)
      return undefined
    }
  }

  #note(names: readonly string[], code: ErrorCode): void {
    for (const name of names) this.codes.set(name, code)
  }
}

function concernsEverybody({ code }: ReconcileError): boolean {
  return code === 'MULTISAFEPAY_AUTH' || code.startsWith('CONFIG_')
}
