// A question by message: the whole story of one booking, from the rows of MultiSafepay to the answer of SnelStart.

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'
import { z } from 'zod'

import { dataFolderOf } from '../../shared/connections/data-folder-of.ts'
import type { InputContext } from '../../shared/node-red/on-input.ts'
import { findStory } from '../../shared/record/find-story.ts'
import { recordPlaces } from '../../shared/record/record-places.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

const question = z.looseObject({
  topic: z.literal('booking'),
  /** The boekstuk. */
  key: z.string().regex(/^MS[A-Z]-[\w-]{1,40}$/),
  /** SnelStart's own identifier; all administrations when it is left out. */
  administration: z.string().min(1).max(200).optional(),
})

/** A run on its way keeps whatever topic the flow gave it. */
export function isBookingQuestion(message: object): boolean {
  if ('reconcile' in message && message.reconcile !== undefined) return false
  return 'topic' in message && message.topic === 'booking'
}

/** @throws ReconcileError CONFIG_INVALID when the question can't be read, or nobody knows the key */
export async function askBooking(
  RED: NodeAPI,
  message: NodeMessageInFlow,
  { language, signal, status }: InputContext,
): Promise<NodeMessage> {
  const parsed = question.safeParse(message)
  if (!parsed.success) throw new ReconcileError('CONFIG_INVALID', 'booking-question')
  const { key, administration } = parsed.data
  const data = dataFolderOf(RED)
  const places = await recordPlaces(
    administration === undefined ? data.root : data.administrationFolder(administration),
  )
  const found = await findStory(places, key, language, signal)
  if (!found) throw new ReconcileError('CONFIG_INVALID', 'booking-not-known', { key })
  status.finished({ text: key })
  return Object.assign(message, { payload: found })
}
