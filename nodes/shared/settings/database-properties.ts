// The properties that every kind of SnelStart database has, and how they are refused.

import { z } from 'zod'
import { centsFromEuroText } from '../../reconcile/domain/euro-text.ts'
import { withoutOpenVariable } from './present.ts'
import { optionalText, refuse } from './property.ts'

export interface OfDatabase {
  readonly name?: string
  /** JSON text. */
  readonly schemaProfile?: string
  /** As the person wrote it. */
  readonly confirmedOpenTotal?: string
}

const openTotal = optionalText.transform((text, context): string | undefined =>
  text === undefined || centsFromEuroText(text) !== undefined ? text : refuse(context, 'not-a-total'),
)

export const databaseProperties = {
  name: optionalText,
  schemaProfile: optionalText,
  confirmedOpenTotal: openTotal,
}

/** An account of the server or of the file. The name is a credential, but no secret. */
export const databaseAccount = z.object({ user: optionalText, password: optionalText })

/** What was given, without what was left blank. */
export function given<const Name extends string>(
  values: Readonly<Record<Name, string | undefined>>,
): { [Given in Name]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Given in Name]?: string
  }
}

/** @throws ReconcileError CONFIG_MISSING `no-variable` for a variable that is not set, before its name is taken for a value */
export function checkVariables(config: unknown, names: readonly string[]): void {
  for (const name of names) {
    const value: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, name) : undefined
    if (typeof value === 'string') withoutOpenVariable(name, value.trim())
  }
}
