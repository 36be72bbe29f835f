// A step as a line of the register file, `<crc32> <JSON>`, and back. Only ASCII, so that a character is a byte.

import { z } from 'zod'

import { ERROR_CODES } from '../domain/error-codes.ts'
import { asBookedRow, bookedRow, entryOfBookedRow } from './booked-row.ts'
import { type RegisterEntry, REGISTER_STATES } from './booking-register.ts'
import { crc32 } from './crc32.ts'
import { day, wholeCents } from './money-and-days.ts'
import type { RegisterStep } from './register-rules.ts'

const FORMAT = 1

const refusal = { errorCode: z.enum(ERROR_CODES), because: z.enum(['closed-period', 'other']) }
const release = { who: z.string(), why: z.string(), at: z.string() }

const claim = z.strictObject({
  key: z.string(),
  transactionId: z.string(),
  orderId: z.string(),
  date: day,
  debtors: z.array(
    z.strictObject({
      id: z.string(),
      invoiceNumber: z.string(),
      cents: wholeCents,
      openCents: wholeCents.exactOptional(),
    }),
  ),
  covers: z.array(z.strictObject({ transactionId: z.string(), cents: wholeCents })),
  clearingCents: wholeCents,
  differenceCents: wholeCents,
  overpaidCents: wholeCents,
  journal: z.number().int(),
  clearingAccount: z.number().int().exactOptional(),
  runId: z.string(),
  claimedAt: z.string(),
  postedUntil: z.string().exactOptional(),
  importFile: z.string().exactOptional(),
  reverses: z.strictObject({ key: z.string(), who: z.string(), why: z.string() }).exactOptional(),
})

const end = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('booked'), id: z.string().exactOptional(), date: day }),
  z.strictObject({ state: z.literal('refused'), ...refusal }),
  z.strictObject({ state: z.enum(['unknown', 'file', 'absent']) }),
])

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim'), claim }),
  z.strictObject({ kind: z.literal('settle'), key: z.string(), at: z.string(), end }),
  z.strictObject({ kind: z.literal('release'), key: z.string(), ...release }),
  z.strictObject({
    kind: z.literal('entry'),
    entry: claim.extend({
      state: z.enum(REGISTER_STATES),
      id: z.string().exactOptional(),
      settledAt: z.string().exactOptional(),
      refusal: z.strictObject(refusal).exactOptional(),
      releases: z.array(z.strictObject(release)).exactOptional(),
    }),
  }),
])

const header = z.object({ format: z.number().int(), administration: z.string() })

export function headerLine(administrationId: string): string {
  return line({ format: FORMAT, administration: administrationId })
}

export function stepLine(taken: RegisterStep): string {
  return line(taken)
}

/** In its short form where it has one. */
export function entryLine(entry: RegisterEntry): string {
  return line(asBookedRow(entry) ?? ({ kind: 'entry', entry } satisfies RegisterStep))
}

/** Undefined when the line is damaged. */
export function parseHeader(text: string): { readonly administration: string; readonly newer: boolean } | undefined {
  const parsed = header.safeParse(undamaged(text))
  return parsed.success ? { administration: parsed.data.administration, newer: parsed.data.format > FORMAT } : undefined
}

/** Undefined when the line is damaged. */
export function parseStep(text: string): RegisterStep | undefined {
  const value = undamaged(text)
  if (Array.isArray(value)) {
    const row = bookedRow.safeParse(value)
    return row.success ? { kind: 'entry', entry: entryOfBookedRow(row.data) } : undefined
  }
  return step.safeParse(value).data
}

function line(value: unknown): string {
  const json = JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped)
  return `${crc32(json)} ${json}\n`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const CHECKSUM_LENGTH = 8

function undamaged(text: string): unknown {
  const json = text.slice(CHECKSUM_LENGTH + 1)
  if (text[CHECKSUM_LENGTH] !== ' ' || text.slice(0, CHECKSUM_LENGTH) !== crc32(json)) return undefined
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
