// A place where something from outside comes in, with what must hold of everything that is let in.

import type fc from 'fast-check'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'

export interface Door {
  readonly name: string
  /** Fails when an input is refused in another way than with a named error, or let in wrongly. */
  readonly law: fc.IAsyncProperty<[unknown]> | fc.IProperty<[unknown]>
}

/** @returns undefined when it was refused as things are refused in this house; anything else that is thrown goes on */
export function letIn<Parsed>(parse: () => Parsed): Parsed | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof ReconcileError) return undefined
    throw error
  }
}
