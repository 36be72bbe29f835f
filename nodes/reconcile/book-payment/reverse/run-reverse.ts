// book-payment asked by a message to reverse one booking (tegenboeken): msg.topic `reverse`, and msg.key names it.

import type { NodeAPI, NodeMessageInFlow } from 'node-red'
import { z } from 'zod'

import { administrationOf } from '../../../shared/connections/administrations.ts'
import { runParts } from '../../../shared/connections/run-parts.ts'
import type { InputContext } from '../../../shared/node-red/on-input.ts'
import { parseBookSettings } from '../../../shared/settings/book-node-settings.ts'
import { textIn } from '../../../shared/texts/text-in.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { administrationBehind } from '../../runs/known-connections.ts'
import { checkWay } from '../check-way.ts'
import { type Reversal, reverseBooking } from './reverse-booking.ts'

const reverseMessage = z.looseObject({
  topic: z.literal('reverse'),
  key: z
    .string()
    .trim()
    .regex(/^MSP-[\w-]{1,21}$/),
  who: z.string().max(200).default('flow'),
  why: z.string().max(500).default(''),
})

/** What the message says afterwards, for a Complete node. */
interface ReversalOnMessage {
  readonly state: Reversal['state']
  /** Of the reversing entry. */
  readonly key: string
  readonly reverses: string
  readonly date: string
  readonly clearingCents: number
  /** By how much each invoice is open again; negative for a credit invoice. */
  readonly reopened: readonly { readonly invoiceNumber: string; readonly cents: number }[]
}

export function isReverse(message: object): boolean {
  return 'topic' in message && message.topic === 'reverse'
}

/** Sends nothing on: it is no run. A Complete node gets the message with `msg.reversal`, a Catch node the error. */
export async function runReverse(
  RED: NodeAPI,
  config: unknown,
  message: NodeMessageInFlow,
  { signal, status, language }: InputContext,
): Promise<undefined> {
  const parsed = reverseMessage.safeParse(message)
  if (!parsed.success) throw new ReconcileError('CONFIG_INVALID', 'reverse-without-key')
  const { key, who, why } = parsed.data
  const node = parseBookSettings(config)
  // A node that hands bookings over otherwise was told to write nothing by itself.
  if (node.via !== 'administration') throw new ReconcileError('CONFIG_INVALID', 'reverse-not-here', { key })
  const parts = runParts(RED)
  const administration = administrationOf(RED, node.administration)
  status.working(node.book.mode === 'book' ? 'booking' : 'checking')
  const { id, kind } = await administrationBehind(administration, parts.clock, signal)
  checkWay(node.via, kind)
  const { clock, absenceCountsAfterMs, writeLimitMs } = parts
  const reversing = { administration, register: parts.registerOf(id), clock, absenceCountsAfterMs, writeLimitMs }
  const reversal = await reverseBooking({ key, who, why }, node.book.mode, reversing, signal)
  Object.assign(message, { reversal: onMessage(reversal, key) })
  const words = reversal.state === 'booked' ? 'words.reversed' : 'words.would-reverse'
  status.finished({ text: textIn(language, words, { key: reversal.order.key }) })
  return undefined
}

function onMessage({ state, order }: Reversal, reverses: string): ReversalOnMessage {
  return {
    state,
    key: order.key,
    reverses,
    date: order.date,
    clearingCents: order.clearingCents,
    reopened: order.lines.map(({ invoiceNumber, cents }) => ({ invoiceNumber, cents: 0 - cents })),
  }
}
