// The notifications example in a real Node-RED runtime, over the stand-ins, as a user would have filled it in.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import helper from 'node-red-node-test-helper'
import type { NodeInitializer, NodeMessage } from 'node-red'
import { z } from 'zod'

import mspConfig from '../../nodes/msp-config/msp-config.ts'
import bookPayment from '../../nodes/reconcile/book-payment/book-payment.ts'
import fetchOpenDebtors from '../../nodes/reconcile/fetch-open-debtors/fetch-open-debtors.ts'
import matchPayments from '../../nodes/reconcile/match-payments/match-payments.ts'
import reconcileReport from '../../nodes/reconcile/reconcile-report/reconcile-report.ts'
import snelstartConfig from '../../nodes/snelstart-config/snelstart-config.ts'
import { id } from '../../notifications/placed.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

helper.init(require.resolve('node-red'))

export interface Notifications {
  /** As if its time had come. */
  readonly run: () => void
  /** As if ten minutes had gone by. */
  readonly watch: () => void
  /** A run has come to its end: the report of it is being read. */
  readonly ended: () => Promise<unknown>
  /** Catch was told. */
  readonly caught: () => Promise<unknown>
  /** Whether a run is late was looked at. */
  readonly watched: () => Promise<unknown>
  /** What was said stands on disk. */
  readonly kept: () => Promise<unknown>
  /** The next mail, in the order in which they came. */
  readonly mail: () => Promise<Mail>
  close(): Promise<void>
}

export interface Mail {
  readonly topic: string
  readonly payload: string
}

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', '5 - Mail only when it matters.json')
const OURS = [snelstartConfig, mspConfig, fetchOpenDebtors, matchPayments, bookPayment, reconcileReport]
const CORE = [
  'common/20-inject',
  'common/25-catch',
  'common/21-debug',
  'common/90-comment',
  'function/10-function',
  'function/15-change',
  'storage/10-file',
]

const node = z.looseObject({ id: z.string(), type: z.string(), wires: z.array(z.array(z.string())).optional() })
const mail = z.looseObject({ topic: z.string(), payload: z.string() })

export interface NotificationsGiven {
  readonly userDir: string
  readonly settings?: Readonly<Record<string, string>>
  readonly apiKey?: string
  readonly book?: object
}

/** Once it has read what was said before. */
export async function openNotifications(sandbox: Sandbox, given: NotificationsGiven): Promise<Notifications> {
  const { snelstart, multisafepay, keys } = sandbox
  const { userDir, apiKey = keys.apiKey } = given
  const addresses = {
    snelstartApiUrl: snelstart.apiUrl,
    snelstartAuthUrl: snelstart.authUrl,
    multisafepayApiUrl: multisafepay.url,
  }
  helper.settings({ lang: 'nl', userDir, snelstartMultisafepay: addresses } as object)
  const load = createRequire(require.resolve('node-red'))
  const core = CORE.map((name) => load(`@node-red/nodes/core/${name}.js`) as NodeInitializer)
  await helper.load([...core, ...OURS], filledExample(given), {
    [id('c1')]: { subscriptionKey: keys.subscriptionKey, clientKey: keys.clientKey },
    [id('c2')]: { apiKey },
  })
  const mails = collected(id('d1'))
  const ended = collected(id('n1'))
  const kept = collected('test-kept')
  const started = new Promise<void>((resolve) => helper.getNode('test-read').on('input', () => resolve()))
  helper.getNode(id('i3')).receive({})
  await started
  return {
    run: () => helper.getNode(id('i1')).receive({}),
    watch: () => helper.getNode(id('i2')).receive({}),
    ended,
    caught: collected(id('n2')),
    watched: collected(id('n3')),
    kept,
    mail: async () => mail.parse(await mails()),
    close: () => helper.unload(),
  }
}

function filledExample({ userDir, settings, book }: NotificationsGiven) {
  const values: Readonly<Record<string, string>> = { TOLD_FILE: path.join(userDir, 'told.json'), ...settings }
  const example = z.array(node).parse(JSON.parse(readFileSync(EXAMPLE, 'utf8')))
  const filled = example.map((one): object => {
    if (one.type === 'tab') return { ...one, env: withValues(one['env'], values) }
    if (one.type === 'book-payment') return { ...one, ...BOOK, ...book }
    // The tests say when.
    if (one.type === 'inject') return { ...one, once: false, repeat: '', crontab: '' }
    if (one.id === id('s3')) return { ...one, wires: [[...(one.wires?.[0] ?? []), 'test-both']] }
    if (one.id === id('k2')) return { ...one, wires: [['test-kept']] }
    return one
  })
  const placed = { z: id('0'), x: 0, y: 0 }
  const both = "const n = (context.get('n') ?? 0) + 1\ncontext.set('n', n)\nreturn n === 2 ? msg : null"
  return [
    ...filled,
    { ...placed, id: 'test-both', type: 'function', func: both, outputs: 1, wires: [['test-read']] },
    { ...placed, id: 'test-read', type: 'helper' },
    { ...placed, id: 'test-kept', type: 'helper' },
  ] as Parameters<typeof helper.load>[1]
}

const BOOK = { mode: 'book', bookingJournal: '2900', clearingAccount: '1220', bookFrom: '2020-01-01' }

function withValues(env: unknown, values: Readonly<Record<string, string>>): object[] {
  const all = z.array(z.looseObject({ name: z.string(), value: z.string() })).parse(env)
  return all.map((setting) => ({ ...setting, value: values[setting.name] ?? setting.value }))
}

function collected(name: string): () => Promise<NodeMessage> {
  const came: NodeMessage[] = []
  const waiting: ((message: NodeMessage) => void)[] = []
  helper.getNode(name).on('input', (message) => {
    const waits = waiting.shift()
    if (waits) waits(message)
    else came.push(message)
  })
  return () => {
    const message = came.shift()
    return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
  }
}
