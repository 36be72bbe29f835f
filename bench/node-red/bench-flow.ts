// The flow that is measured: the three nodes with their usual settings, in preview. Two function nodes stand at its ends
// and speak with the process around Node-RED through the global context.

export interface FlowEnds {
  /** Set by the first node; begins a run. */
  begin?: () => void
  finished(message: unknown): void
  failed(error: unknown): void
}

export const FLOW_ENDS = 'benchFlowEnds'

const TAB = 'bench'
const ENDS = `global.get('${FLOW_ENDS}')`

export function benchFlow(): readonly object[] {
  const node = (id: string, type: string, wires: readonly (readonly string[])[], properties: object): object => ({
    ...{ id, type, z: TAB, name: '', x: 0, y: 0, wires },
    ...properties,
  })
  const script = { outputs: 1, timeout: 0, noerr: 0, finalize: '', libs: [] }
  return [
    { id: TAB, type: 'tab', label: 'bench', disabled: false, info: '' },
    { id: 'administration', type: 'snelstart-config', name: '', kind: 'online', version: 1 },
    { id: 'provider', type: 'msp-config', name: '', environment: 'live', version: 1 },
    node('begin', 'function', [['fetch']], {
      ...script,
      func: '',
      initialize: `${ENDS}.begin = () => node.send({ payload: '' })`,
    }),
    node('fetch', 'fetch-open-debtors', [['match']], FETCH),
    node('match', 'match-payments', [['book'], []], MATCH),
    node('book', 'book-payment', [['finished'], []], BOOK),
    node('finished', 'function', [[]], { ...script, initialize: '', func: `${ENDS}.finished(msg)` }),
    node('caught', 'catch', [['failed']], { scope: null, uncaught: false }),
    node('failed', 'function', [[]], { ...script, initialize: '', func: `${ENDS}.failed(msg.error)` }),
  ]
}

export function benchCredentials(keys: Readonly<Record<'subscriptionKey' | 'clientKey' | 'apiKey', string>>): object {
  const { subscriptionKey, clientKey, apiKey } = keys
  return { administration: { subscriptionKey, clientKey }, provider: { apiKey } }
}

const FETCH = {
  administration: 'administration',
  salesJournal: '',
  onlyWithReference: false,
  invoicedSince: '',
  batchSize: 0,
  customerNames: true,
  version: 1,
}

const MATCH = {
  provider: 'provider',
  references: ['betalingskenmerk'],
  pattern: '',
  lookup: 'auto',
  paidSince: 400,
  partial: 'book',
  overpaid: 'hold',
  tolerance: 0,
  notCollected: ['PAYPAL', 'AMAZONBTN', 'BIZUM'],
  allowTestPayments: false,
  version: 1,
}

const BOOK = {
  administration: 'administration',
  provider: 'provider',
  mode: 'preview',
  via: 'administration',
  importFolder: '',
  exampleDocumentNumber: '',
  bookingJournal: '2900',
  bookingJournalKind: 'Memoriaal',
  clearingAccount: '1220',
  methodAccounts: [],
  differenceAccount: '',
  overpaidAccount: '',
  bookFrom: '2020-01-01',
  description: 'MSP {transactie} {methode} {betaaldatum} fact {factuurnummer} order {order}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: 0,
  version: 1,
}
