// How the nodes are set, for a report of a fault: only what was chosen from a list or ticked. What a person typed or what
// belongs to somebody (names, accounts, journals, servers, folders, numbers) is not looked at.

import { z } from 'zod'
import { REFERENCE_SOURCES } from '../../reconcile/domain/open-debtor.ts'

const ticked = z.boolean()
const separators = z.enum([';', ',', '.'])

/** The choices of each node; another value than these is not shown. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, z.ZodType<string | boolean | readonly string[]>>>>> = {
  'snelstart-config': {
    kind: z.enum(['online', 'network', 'local', 'sql', 'mdb']),
    windowsLogin: ticked,
    encrypt: z.enum(['strict', 'true', 'false']),
    trustServerCertificate: ticked,
  },
  'msp-config': { environment: z.enum(['live', 'test']) },
  'fetch-open-debtors': { onlyWithReference: ticked, customerNames: ticked },
  'match-payments': {
    references: z.array(z.enum(REFERENCE_SOURCES)),
    lookup: z.enum(['auto', 'bulk', 'single']),
    partial: z.enum(['hold', 'book']),
    overpaid: z.enum(['hold', 'book-open']),
    allowTestPayments: ticked,
  },
  'book-payment': {
    mode: z.enum(['preview', 'book']),
    via: z.enum(['administration', 'file', 'database']),
    importFormat: z.enum(['boekingen', 'camt053']),
    importSeparator: separators,
    importDecimal: separators,
    bookingJournalKind: z.enum(['Memoriaal', 'Bank']),
    bookingDate: z.enum(['paid', 'today']),
    closedPeriod: z.enum(['stop', 'first-open-day']),
  },
  'reconcile-report': {
    format: z.enum(['xlsx', 'csv', 'json', 'html', 'log', 'text']),
    language: z.enum(['nl', 'en', 'auto']),
  },
}

export interface NodeChoices {
  readonly type: string
  /** How many nodes are set so. */
  readonly count: number
  /** `mode=book via=file` */
  readonly choices: string
}

/** @param nodes all deployed nodes, those of other packs too */
export function nodeChoices(nodes: readonly object[]): readonly NodeChoices[] {
  const counts = new Map<string, NodeChoices>()
  for (const node of nodes) {
    const type: unknown = Reflect.get(node, 'type')
    const known = typeof type === 'string' && Object.hasOwn(CHOICES, type) ? CHOICES[type] : undefined
    if (typeof type !== 'string' || known === undefined) continue
    const choices = Object.entries(known).flatMap(([name, schema]) => shown(name, Reflect.get(node, name), schema))
    const key = [type, ...choices].join(' ')
    const count = (counts.get(key)?.count ?? 0) + 1
    counts.set(key, { type, count, choices: choices.join(' ') })
  }
  const order = Object.keys(CHOICES)
  return [...counts.values()].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}

function shown(name: string, value: unknown, schema: z.ZodType<string | boolean | readonly string[]>): string[] {
  if (value === undefined || value === '') return []
  const parsed = schema.safeParse(value)
  return [`${name}=${parsed.success ? String(parsed.data) : '?'}`]
}
