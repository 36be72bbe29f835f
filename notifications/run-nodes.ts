// The run of the notifications example, from the clock to its report as a mail.

import type { FlowNode } from '../dashboard/flow-node.ts'
import { BOOK, FETCH, MATCH } from '../dashboard/run-settings.ts'
import { id, placed } from './placed.ts'

const administration = id('c1')
const provider = id('c2')

/** The report takes the place of the lines; what needs a person is read from them afterwards. */
const KEEP_LINES = [{ t: 'set', p: 'lines', pt: 'msg', to: 'payload', tot: 'msg' }]

export function runNodes(): readonly FlowNode[] {
  return [
    {
      ...placed('i1', 'inject', 'Elke nacht 02:30 / Every night 02:30', 180, 160),
      props: [{ p: 'payload' }],
      repeat: '',
      crontab: '30 02 * * *',
      once: false,
      onceDelay: 0.1,
      topic: '',
      payload: '',
      payloadType: 'date',
      wires: [[id('1')]],
    },
    { ...placed('1', 'fetch-open-debtors', '', 430, 160), administration, ...FETCH, version: 1, wires: [[id('2')]] },
    { ...placed('2', 'match-payments', '', 640, 160), provider, ...MATCH, version: 1, wires: [[id('3')], []] },
    {
      ...placed('3', 'book-payment', '', 850, 160),
      administration,
      provider,
      mode: 'preview',
      ...BOOK,
      version: 1,
      wires: [[id('4')], []],
    },
    {
      ...placed('4', 'change', 'Bewaar de regels / Keep the lines', 220, 220),
      rules: KEEP_LINES,
      action: '',
      property: '',
      from: '',
      to: '',
      reg: false,
      wires: [[id('5')]],
    },
    {
      ...placed('5', 'reconcile-report', 'Verslag als mail / Report as a mail', 530, 220),
      format: 'html',
      language: '${LANGUAGE}',
      keep: 100,
      version: 1,
      wires: [[id('n1')]],
    },
  ]
}
