// MultiSafepay's two axes of words, the order's status and the money's financial status, as one standing.
// The tables are those of docs/multisafepay.md, "Status semantics". A word outside them is `unknown`, never money.

import type { PaymentKind, Standing } from '../../reconcile/domain/provider-payment.ts'

export interface Words {
  readonly type: string
  readonly status: string
  readonly financialStatus: string
  readonly method?: string | undefined
}

/** What an order tells beyond a row of the list: the shop decides when the card is charged. */
export interface OrderTells {
  readonly manualCapture?: boolean
}

export function standingOf(words: Words, tells: OrderTells = {}): Standing {
  const status = plainWord(words.status)
  const money = plainWord(words.financialStatus)
  const table = kindOf(words.type) === 'payment' ? PAYMENT : RETURN
  const row = table.find((rule) => rule.status.has(status) && rule.money.has(money))
  if (row === undefined) return 'unknown'
  const reserved = tells.manualCapture === true || RESERVING_METHODS.has((words.method ?? '').toUpperCase())
  return row.standing === 'authorised' && table === PAYMENT && reserved ? 'underway' : row.standing
}

export function kindOf(type: string): PaymentKind {
  const word = type.toLowerCase()
  if (/^re(?:vers|serv)e[-_]chargeback$/.test(word)) return 'chargeback-reversed'
  return KINDS.get(word) ?? 'other'
}

/** Which way the words say that money went back; the amount is told elsewhere. */
export function returnWordOf({ status, financialStatus }: Omit<Words, 'type'>): ReturnWord | undefined {
  const words = [plainWord(status), plainWord(financialStatus)]
  return RETURN_WORDS.find((word) => words.includes(word))
}

// `refunded` before `partial_refunded`: refunded / partial_refunded does not occur, and all is more than a part.
const RETURN_WORDS = ['chargeback', 'refunded', 'partial_refunded'] as const
export type ReturnWord = (typeof RETURN_WORDS)[number]

const KINDS: ReadonlyMap<string, PaymentKind> = new Map([
  ['payment', 'payment'],
  ['fastcheckout', 'payment'],
  ['coupon', 'payment'],
  ['refund', 'refund'],
  ['chargeback', 'chargeback'],
])

// completed / initialized of these is a reservation (manual capture) or an invoice still to be paid (e-invoicing);
// of any other method the customer has paid, only not by way of MultiSafepay (PayPal).
const RESERVING_METHODS = new Set(['VISA', 'MASTERCARD', 'MAESTRO', 'CREDITCARD', 'EINVOICE'])

/** The SDKs spell some words otherwise. */
function plainWord(word: string): string {
  const lower = word.trim().toLowerCase()
  return SPELLINGS.get(lower) ?? lower
}

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['canceled', 'cancelled'],
  ['chargedback', 'chargeback'],
  ['charged_back', 'chargeback'],
])

interface Rule {
  readonly status: ReadonlySet<string>
  readonly money: ReadonlySet<string>
  readonly standing: Standing
}

const words = (...list: string[]): ReadonlySet<string> => new Set(list)
const join = (...sets: ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]))

const WAITING = words('initialized', 'uncleared', 'reserved')
const AGREED = words('completed', 'shipped')
const SENT_BACK = words('refunded', 'partial_refunded')
const RECLAIMED = words('chargeback')
const ENDED = words('declined', 'cancelled', 'void', 'expired')

const MONEY_WAITING = words('initialized', 'new', 'created', 'manual', 'uncleared', 'reserved')
const MONEY_IN = words('completed', 'refunded', 'partial_refunded')
const MONEY_ENDED = join(ENDED, words('error'))

/** First that applies. Contradictions are in no row: ended or sent back on one axis, and the opposite on the other. */
const PAYMENT: readonly Rule[] = [
  { status: join(WAITING, AGREED, SENT_BACK, RECLAIMED), money: MONEY_IN, standing: 'settled' },
  { status: join(WAITING, AGREED, RECLAIMED, ENDED), money: MONEY_ENDED, standing: 'failed' },
  { status: join(ENDED, RECLAIMED), money: MONEY_WAITING, standing: 'failed' },
  { status: words('completed', 'refunded', 'partial_refunded'), money: words('initialized'), standing: 'authorised' },
  { status: join(WAITING, AGREED), money: MONEY_WAITING, standing: 'underway' },
]

/** Refunds, chargebacks and everything else that is no payment: only completed / completed moved the balance. */
const RETURN: readonly Rule[] = [
  { status: words('completed'), money: words('completed'), standing: 'settled' },
  { status: ENDED, money: join(MONEY_WAITING, MONEY_IN, MONEY_ENDED), standing: 'failed' },
  { status: join(WAITING, words('completed')), money: MONEY_ENDED, standing: 'failed' },
  { status: words('completed'), money: words('initialized'), standing: 'authorised' },
  { status: WAITING, money: join(MONEY_WAITING, words('completed')), standing: 'underway' },
  { status: words('completed'), money: MONEY_WAITING, standing: 'underway' },
]
