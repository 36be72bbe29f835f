// What the record can say. Kinds and names are added, never renamed: a file is read for seven years and longer.

import { z } from 'zod'

const seen = z.object({
  file: z.string(),
  /** The last whole entry of that file when it was seen. */
  n: z.number().int().nonnegative(),
  hash: z.string(),
  /** Bytes after it that are no whole line: a process was killed there, or was writing. */
  unfinishedBytes: z.number().int().positive().exactOptional(),
})
/** How another file of the same folder stood. */
export type Seen = z.output<typeof seen>

const registerState = z.object({ entries: z.number().int(), digest: z.string() })

const stage = z.enum(['fetch', 'match', 'book'])
export type Stage = z.output<typeof stage>

const decisions = z.object({
  lines: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  gone: z.number().int(),
  /** Every line's decision is among the changed ones: nothing earlier is needed to know them. */
  complete: z.boolean(),
  /** Over every decision of the run, changed or not. */
  digest: z.string(),
})

const row = z.looseObject({ debtor: z.string(), invoice: z.string() })

const counts = z.record(z.string(), z.number())
const requests = z.object({ snelstart: z.number(), multisafepay: z.number() })
const totals = z.looseObject({ counts, openCents: z.number(), bookedCents: z.number(), requests })

/** What stands in an entry beside its number, time, version, run and hashes. */
const BODIES = {
  /** The first entry of a file. */
  opened: z.looseObject({
    administration: z.string(),
    year: z.number().int(),
    seen: z.array(seen),
    /** Only in the first file of a folder: the booking register as it was when the record began. */
    before: z.object({ register: registerState }).exactOptional(),
  }),
  settings: z.looseObject({ stage, scope: z.string(), settings: z.unknown() }),
  fetched: z.looseObject({
    scope: z.string(),
    debtors: z.number().int(),
    lines: z.number().int(),
    openCents: z.number(),
  }),
  decided: z.looseObject({
    stage,
    scope: z.string(),
    rows: z.array(row),
    gone: z.array(z.string()),
    /** The first of a complete set: what was recorded of this scope before is not built upon. */
    fresh: z.literal(true).exactOptional(),
  }),
  matched: z.looseObject({ scope: z.string(), decisions, totals }),
  booking: z.looseObject({ scope: z.string(), mode: z.enum(['preview', 'book']) }),
  /** Before a promise to book is made. */
  order: z.looseObject({
    key: z.string(),
    transactionId: z.string(),
    orderId: z.string(),
    date: z.string(),
    journal: z.number(),
    clearingAccount: z.number().exactOptional(),
    clearingCents: z.number(),
    differenceCents: z.number(),
    overpaidCents: z.number(),
    debtors: z.array(z.looseObject({ id: z.string(), invoiceNumber: z.string(), cents: z.number() })),
    covers: z.array(z.looseObject({ transactionId: z.string(), cents: z.number() })),
    via: z.enum(['administration', 'file']),
    /** The key of the booking that this one takes back. */
    reverses: z.string().exactOptional(),
    /** Of a booking that takes one back: who asked for it. */
    who: z.string().exactOptional(),
    why: z.string().exactOptional(),
    caughtUp: z.literal(true).exactOptional(),
  }),
  /** What became of an order. */
  answer: z.looseObject({
    key: z.string(),
    /** `lapsed`: the register never held the promise, or holds it no more. */
    state: z.enum(['booked', 'refused', 'unknown', 'file', 'absent', 'lapsed']),
    id: z.string().exactOptional(),
    date: z.string().exactOptional(),
    errorCode: z.string().exactOptional(),
    because: z.string().exactOptional(),
    caughtUp: z.literal(true).exactOptional(),
  }),
  released: z.looseObject({
    key: z.string(),
    who: z.string(),
    why: z.string(),
    caughtUp: z.literal(true).exactOptional(),
  }),
  /** How the booking register stood when the last run let go of it. */
  register: registerState.extend({ caughtUp: z.number().int() }),
  finished: z.looseObject({
    scope: z.string(),
    mode: z.enum(['preview', 'book']),
    decisions,
    totals,
    stopped: z.looseObject({ code: z.string(), detail: z.string() }).exactOptional(),
  }),
  failed: z.looseObject({ stage, code: z.string(), detail: z.string() }),
  /** Files whose seven years are over, about to be deleted. */
  removing: z.looseObject({ files: z.array(seen) }),
}

export type RecordKind = keyof typeof BODIES
export type RecordBody<Kind extends RecordKind> = z.output<(typeof BODIES)[Kind]>

/** An entry that is yet to be written. */
export type RecordFact = {
  [Kind in RecordKind]: { readonly kind: Kind; readonly runId?: string; readonly body: RecordBody<Kind> }
}[RecordKind]

const head = z.looseObject({
  n: z.number().int().positive(),
  /** ISO 8601 with offset. */
  at: z.string(),
  /** Of the package that wrote it. */
  version: z.string(),
  kind: z.string(),
  runId: z.string().exactOptional(),
  previous: z.string(),
  hash: z.string(),
})

export type RecordEntry = z.output<typeof head>

/** Undefined when it is no entry of any version. */
export function parseEntry(value: unknown): RecordEntry | undefined {
  return head.safeParse(value).data
}

/** Undefined when it is of another kind, or not as this version knows the kind. */
export function bodyOf<Kind extends RecordKind>(entry: RecordEntry, kind: Kind): RecordBody<Kind> | undefined {
  if (entry.kind !== kind) return undefined
  return BODIES[kind].safeParse(entry).data as RecordBody<Kind> | undefined
}
