// A person says that a booking is not there, or no longer: its key is free again, and the register keeps who and why.

import type { NodeAPI, NodeMessageInFlow } from 'node-red'
import { z } from 'zod'

import { administrationOf } from '../../shared/connections/administrations.ts'
import { runParts } from '../../shared/connections/run-parts.ts'
import type { InputContext } from '../../shared/node-red/on-input.ts'
import { parseBookSettings } from '../../shared/settings/book-node-settings.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { reversalOf } from '../booking-register/reversed-bookings.ts'

const releaseMessage = z.looseObject({
  topic: z.literal('release'),
  key: z.string().regex(/^MSP-[\w-]{1,21}$/),
  who: z.string().max(200).default('flow'),
  why: z.string().max(500).default(''),
})

export function isRelease(message: object): boolean {
  return 'topic' in message && message.topic === 'release'
}

/** Sends nothing on: it is no run. @throws ReconcileError CONFIG_INVALID when the key is not in use, or not to be freed */
export async function releaseKey(
  RED: NodeAPI,
  config: unknown,
  message: NodeMessageInFlow,
  { signal, status, language }: InputContext,
): Promise<undefined> {
  const parsed = releaseMessage.safeParse(message)
  if (!parsed.success) throw new ReconcileError('CONFIG_INVALID', 'release-without-key')
  const { key, who, why } = parsed.data
  const { administration } = parseBookSettings(config)
  const { id } = await administrationOf(RED, administration).describe(signal)
  const held = await runParts(RED).registerOf(id).hold(signal)
  try {
    const reversal = reversalOf(key, await held.entries())
    // As long as nobody knows whether its booking was reversed, nobody can say that the money is free.
    if (reversal && reversal.state !== 'booked') {
      throw new ReconcileError('CONFIG_INVALID', 'release-reversal-in-doubt', { key, reversal: reversal.key })
    }
    if (!(await held.release(key, { who, why })))
      throw new ReconcileError('CONFIG_INVALID', 'release-unknown-key', { key })
  } finally {
    await held.close()
  }
  status.finished({ text: textIn(language, 'words.released', { count: 1 }) })
  return undefined
}
