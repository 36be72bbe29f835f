// examples/5: a run every night, and a mail only when somebody should know something.

import { functionCode } from '../dashboard/function-code.ts'
import type { FlowNode } from '../dashboard/flow-node.ts'
import { runNodes } from './run-nodes.ts'
import { func, id, placed, TAB } from './placed.ts'

const ABOUT = `Elke nacht om 02:30: openstaande posten afletteren. Er komt alleen een mail als er iets nieuws is om naar te kijken, als er iets misging, als er langer dan gepland niets gelukt is, en als dat voorbij is.

Every night at 02:30: settle open debtors. There is a mail only when there is something new to look at, when something went wrong, when nothing came to its end for longer than planned, and when that is over.`

const FIRST = `1. Vul de twee verbindingen in, en in *book-payment* het dagboek en de tussenrekening. Het voorbeeld begint als *Voorbeeld (boekt niets)*; zet het op *Boeken* als je tevreden bent.

2. Installeer onder *Manage palette* een e-mail-node (node-red-node-email), zet hem op de plaats van *Hier komt de e-mail-node* en vul daar je mailserver en de ontvanger in. msg.topic is het onderwerp, msg.payload de tekst.

3. Dubbelklik op het tabblad. LANGUAGE: nl of en. LATE_AFTER_HOURS: na zoveel uur zonder geslaagde uitvoering komt er een mail; 26 past bij elke nacht, 74 bij alleen werkdagen, 2 bij elk uur. REMIND_AFTER_DAYS: zo vaak hoor je nog eens wat is blijven liggen. TOLD_FILE: waar onthouden wordt wat al gemeld is; kies een volledig pad als Node-RED een dienst is.

---

1. Fill in the two connections, and journal and clearing account in *book-payment*. It starts in *Preview (books nothing)*; set it to *Book* when you are content.

2. Install an e-mail node (node-red-node-email) under *Manage palette*, put it in the place of *Wire an e-mail node here*, and fill in your mail server and the recipient. msg.topic is the subject, msg.payload the text.

3. Double-click the tab. LANGUAGE: nl or en. LATE_AFTER_HOURS: after so many hours without a run that came to its end there is a mail; 26 suits every night, 74 working days only, 2 every hour. REMIND_AFTER_DAYS: how often you hear again of what was left. TOLD_FILE: where it is remembered what was said; choose a whole path when Node-RED is a service.`

const SETTINGS = [
  { name: 'LANGUAGE', value: 'nl', type: 'str' },
  { name: 'LATE_AFTER_HOURS', value: '26', type: 'num' },
  { name: 'REMIND_AFTER_DAYS', value: '7', type: 'num' },
  { name: 'TOLD_FILE', value: 'snelstart-berichten.json', type: 'str' },
]

export async function notificationsFlow(): Promise<readonly FlowNode[]> {
  return [
    { id: TAB, type: 'tab', label: 'Elke nacht, met bericht', disabled: false, info: ABOUT, env: SETTINGS },
    {
      ...placed('a1', 'comment', '5 · Alleen mail als het nodig is / Mail only when it matters', 330, 80),
      info: FIRST,
    },
    ...runNodes(),
    ...(await mailNodes()),
    ...(await rememberingNodes()),
    { id: id('c1'), type: 'snelstart-config', name: '', kind: 'online', administrationName: '', version: 1 },
    { id: id('c2'), type: 'msp-config', name: '', environment: 'live', accountLabel: '', version: 1 },
  ]
}

async function mailNodes(): Promise<readonly FlowNode[]> {
  const ofRun = await code('mail-of-run', 'mailOfRun(msg, env, flow, new Date())', [
    'again-after',
    'moment-of',
    'what-matters',
  ])
  const ofFailure = await code('mail-of-failure', 'mailOfFailure(msg, env, flow, new Date())', ['again-after'])
  const whenLate = await code('mail-when-late', 'mailWhenLate(msg, env, flow, new Date())', [
    'again-after',
    'moment-of',
  ])
  const wires = [[id('d1')], [id('k1')]]
  return [
    func('n1', 'Iets om naar te kijken? / Anything to look at?', ofRun, [930, 220], wires),
    { ...placed('e1', 'catch', 'Storing / Failure', 150, 300), scope: null, uncaught: false, wires: [[id('n2')]] },
    func('n2', 'Wat ging er mis / What went wrong', ofFailure, [910, 300], wires),
    { ...inject('i2', 'Elke tien minuten / Every ten minutes', 380), topic: 'history', wires: [[id('r2')]] },
    { ...placed('r2', 'reconcile-report', 'Bewaarde runs / Kept runs', 470, 380), ...REPORT, wires: [[id('n3')]] },
    func('n3', 'Te lang niets? / Nothing for too long?', whenLate, [920, 380], wires),
    {
      ...placed('d1', 'debug', 'Hier komt de e-mail-node / Wire an e-mail node here', 1310, 300),
      ...{ active: true, tosidebar: true, console: false, tostatus: false },
      ...{ complete: 'true', targetType: 'full', statusVal: '', statusType: 'auto', wires: [] },
    },
  ]
}

const REPORT = { format: 'json', language: 'auto', keep: 100, version: 1 }

async function rememberingNodes(): Promise<readonly FlowNode[]> {
  const both = await code('kept-files', "[keptFiles(String(env.get('TOLD_FILE')), flow)]")
  const read = await code('read-told', 'readTold(msg, flow, new Date())', ['newest-kept'])
  const keep = await code('keep-told', 'keepTold(env, flow, new Date())', ['kept-in-turn'])
  const file = { filename: 'filename', filenameType: 'msg', encoding: 'utf8' }
  const write = { ...file, appendNewline: false, createDir: true }
  return [
    { ...inject('i3', 'Bij het begin / At the start', 460), repeat: '', onceDelay: 0.5, wires: [[id('s1')]] },
    func('s1', 'Beide bestanden / Both files', both, [400, 460], [[id('s2')]]),
    {
      ...placed('s2', 'file', 'Het bestand is er / The file is there', 670, 460),
      ...write,
      overwriteFile: 'false',
      wires: [[id('s3')]],
    },
    {
      ...placed('s3', 'file in', 'Lees wat gemeld is / Read what was said', 970, 460),
      ...{ ...file, format: 'utf8', chunk: false, sendError: false, allProps: false, wires: [[id('s4')]] },
    },
    func('s4', 'Onthoud wat gemeld is / Remember what was said', read, [1310, 460], [[id('k1')]]),
    func('k1', 'Wat gemeld is, om te bewaren / What was said, to keep', keep, [950, 540], [[id('k2')]]),
    { ...placed('k2', 'file', 'Bewaar het / Keep it', 1310, 540), ...write, overwriteFile: 'true', wires: [[]] },
  ]
}

/** Once a minute after the start, so that a run that was missed while Node-RED was off is not waited for. */
function inject(name: string, label: string, y: number): FlowNode {
  const props = [{ p: 'topic', vt: 'str' }]
  const when = { repeat: '600', crontab: '', once: true, onceDelay: 60 }
  return { ...placed(name, 'inject', label, 190, y), props, ...when, topic: '' }
}

const SHARED = ['kept-files', 'newest-kept', 'kept-in-turn']

/** @param called files of functions that it calls */
function code(name: string, value: string, called: readonly string[] = []): Promise<string> {
  const pathOf = (file: string): string => (SHARED.includes(file) ? file : `../../notifications/functions/${file}`)
  return functionCode(pathOf(name), `return ${value}`, called.map(pathOf))
}
