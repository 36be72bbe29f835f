// From the Catch node: 1 a mail with the code and what to do, once a day for the same failure; 2 what was said, to be kept.
// A run that stopped halfway has a report: that tells it, with what was booked before.

import type { Environment, FlowContext, FlowMessage } from '../../dashboard/functions/function-node.ts'
import { isToBeTold } from './again-after.ts'
import type { Mail, Told } from './told.ts'

interface Caught {
  readonly code?: string
  readonly message?: string
  readonly source?: { readonly name?: string; readonly type?: string }
}

export function mailOfFailure(
  msg: FlowMessage,
  env: Environment,
  flow: FlowContext,
  now: Date,
): [Mail | null, FlowMessage | null] {
  const { code = 'UNEXPECTED', message = '', source = {} } = (msg['error'] ?? {}) as Caught
  const stopped = (msg['reconcile'] as { stopped?: { code: string } } | undefined)?.stopped
  if (source.type === 'book-payment' && stopped?.code === code) return [null, null]
  const node = source.name ? source.name : (source.type ?? '')
  const name = `failure ${code} ${node}`
  const { begin = now.toISOString(), when = {}, run } = (flow.get('told') ?? {}) as Partial<Told>
  if (!isToBeTold(name, when[name], env, now)) return [null, null]
  const told: Told = { begin, when: { ...when, [name]: now.toISOString() }, ...(run ? { run } : {}) }
  flow.set('told', told)
  const sentence = message.replace(`${code}: `, '')
  const isEnglish = env.get('LANGUAGE') === 'en'
  const mail = isEnglish
    ? { topic: `SnelStart · MultiSafepay: failure ${code}`, payload: `${sentence}\n\nNode: ${node}\nCode: ${code}` }
    : { topic: `SnelStart · MultiSafepay: storing ${code}`, payload: `${sentence}\n\nNode: ${node}\nCode: ${code}` }
  return [mail, { payload: 'told' }]
}
