// examples/dashboard.json: the page, the functions behind it, and the group of one task.

import { dashboardConfigs } from './dashboard-configs.ts'
import { type FlowNode, id } from './flow-node.ts'
import { functionCode } from './function-code.ts'
import { pageFormat } from './page-format.ts'
import { taskGroup } from './task-group.ts'

const TAB = 'd500000000000000'

const ABOUT = `Een bladzijde voor wie de boeken bijhoudt: laatste en volgende uitvoering, alle openstaande posten met hun uitkomst, voorbeeld, boeken van gekozen posten, Excel en planning. Zie docs/dashboard.md.

Vul de twee verbindingen in, en bij de eigenschappen van de groep *Taak 1* het dagboek en de tussenrekening. Boeken kan pas als daar ook *BOOK_FROM* is ingevuld.

A page for whoever keeps the books. Fill in the two connections, and in the properties of the group *Taak 1* journal and clearing account. Booking is possible only once *BOOK_FROM* is filled in there too. Needs @flowfuse/node-red-dashboard.`

export async function dashboardFlow(): Promise<readonly FlowNode[]> {
  return [
    { id: TAB, type: 'tab', label: 'Dashboard', disabled: false, info: ABOUT, env: [DASHBOARD_FILE] },
    ...(await taskGroup(TAB)),
    ...(await pageNodes()),
    ...(await planningNodes()),
    ...dashboardConfigs(),
    { id: id('c1'), type: 'snelstart-config', name: '', kind: 'online', administrationName: '', version: 1 },
    { id: id('c2'), type: 'msp-config', name: '', environment: 'live', accountLabel: '', version: 1 },
  ]
}

/** Where the planning is kept; a path that does not begin with / or C:\ is below the folder in which Node-RED started. */
const DASHBOARD_FILE = { name: 'DASHBOARD_FILE', value: 'snelstart-planning.json', type: 'str' }

async function pageNodes(): Promise<readonly FlowNode[]> {
  const hear = await functionCode('hear-page', 'return hearPage(msg, flow, new Date())')
  const tell = await functionCode('tell-page', 'return tellPage(msg, flow, new Date())')
  const keep = await functionCode('keep-run', 'return keepRun(msg, flow, new Date())')
  const fault = await functionCode('tell-fault', 'return tellFault(msg, flow, new Date())')
  const give = await functionCode('give-file', 'return giveFile(msg, flow)')
  return [
    comment('a1', 'Dashboard', ABOUT, 80),
    {
      ...placed('p1', 'ui-template', 'Bladzijde / Page', 160, 160),
      group: id('b4'),
      page: '',
      ui: '',
      order: 1,
      width: 0,
      height: 0,
      head: '',
      format: await pageFormat(),
      storeOutMessages: false,
      passthru: false,
      resendOnRefresh: false,
      templateScope: 'local',
      className: '',
      wires: [[id('f1')]],
    },
    func(
      'f1',
      'Wat de bladzijde vraagt / What the page asks',
      hear,
      4,
      [450, 160],
      [[id('f2')], [id('k1')], [id('f8')], [id('r1')]],
    ),
    func('f2', 'Wat de bladzijde hoort / What the page is told', tell, 1, [1440, 160], [[id('p1')]]),
    {
      ...placed('k1', 'link call', 'Voer de taak uit / Run the task', 770, 220),
      links: [],
      linkType: 'dynamic',
      timeout: '86400',
      wires: [[id('f3')]],
    },
    func('f3', 'Bewaar de uitvoering / Keep the run', keep, 3, [1090, 220], [[id('f2')], [id('r1')], [id('f8')]]),
    {
      ...placed('r1', 'reconcile-report', '', 1090, 280),
      format: 'xlsx',
      language: 'auto',
      keep: 100,
      version: 1,
      wires: [[id('f4')]],
    },
    func('f4', 'Verslag naar de bladzijde / Report to the page', give, 2, [1440, 280], [[id('p1')], [id('f2')]]),
    {
      ...placed('q1', 'catch', 'Storing / Failure', 1080, 340),
      scope: ['k1', 'r1', 'e1', 'e2', 'e3'].map(id),
      uncaught: false,
      wires: [[id('f7')]],
    },
    func('f7', 'Storing naar de bladzijde / Failure to the page', fault, 1, [1440, 340], [[id('f2')]]),
  ]
}

async function planningNodes(): Promise<readonly FlowNode[]> {
  const due = await functionCode('plan-due', 'return planDue(flow, new Date())')
  const both = await functionCode('kept-files', "return [keptFiles(String(env.get('DASHBOARD_FILE')), flow)]")
  const keep = await functionCode('keep-planning', 'return keepPlanning(env, flow, new Date())', ['kept-in-turn'])
  const read = await functionCode('read-planning', 'return readPlanning(msg, flow)', ['newest-kept'])
  const file = { filename: 'filename', filenameType: 'msg', encoding: 'utf8' }
  return [
    comment(
      'a2',
      'Planning',
      'Elke minuut wordt gekeken of een taak aan de beurt is. De planning staat om beurten in het bestand *DASHBOARD_FILE* (eigenschappen van dit tabblad) en in dat met *.2* erachter: valt de stroom uit terwijl het ene geschreven wordt, dan is het andere nog heel.\n\nEvery minute it is checked whether a task is due. The planning is by turns in the file *DASHBOARD_FILE* (properties of this tab) and in that with *.2* behind it: when the power goes while one is written, the other is still whole.',
      360,
    ),
    {
      ...inject('i1', 'Elke minuut / Every minute', 420),
      repeat: '60',
      once: false,
      onceDelay: 60,
      wires: [[id('f5')]],
    },
    func('f5', 'Wie is aan de beurt / Whose turn it is', due, 3, [480, 420], [[id('k1')], [id('f2')], [id('f8')]]),
    func('f8', 'De planning, om te bewaren / The planning, to keep', keep, 1, [860, 420], [[id('e1')]]),
    {
      ...placed('e1', 'file', 'Bewaar de planning / Keep the planning', 1220, 420),
      ...file,
      appendNewline: false,
      createDir: true,
      overwriteFile: 'true',
      wires: [[]],
    },
    {
      ...inject('i2', 'Bij het begin / At the start', 480),
      repeat: '',
      once: true,
      onceDelay: 0.5,
      wires: [[id('f9')]],
    },
    func('f9', 'Beide bestanden / Both files', both, 1, [420, 480], [[id('e2')]]),
    {
      ...placed('e2', 'file', 'Het bestand is er / The file is there', 690, 480),
      ...file,
      appendNewline: false,
      createDir: true,
      overwriteFile: 'false',
      wires: [[id('e3')]],
    },
    {
      ...placed('e3', 'file in', 'Lees de planning / Read the planning', 960, 480),
      ...file,
      format: 'utf8',
      chunk: false,
      sendError: false,
      allProps: false,
      wires: [[id('f6')]],
    },
    func('f6', 'Onthoud de planning / Remember the planning', read, 2, [1270, 480], [[id('f2')], [id('r1')]]),
  ]
}

function placed(name: string, type: string, label: string, x: number, y: number): FlowNode {
  return { id: id(name), type, z: TAB, name: label, x, y }
}

function comment(name: string, label: string, info: string, y: number): FlowNode {
  return { ...placed(name, 'comment', label, 150, y), info, wires: [] }
}

function inject(name: string, label: string, y: number): FlowNode {
  const props = [{ p: 'payload' }]
  return { ...placed(name, 'inject', label, 170, y), props, crontab: '', topic: '', payload: '', payloadType: 'str' }
}

function func(
  name: string,
  label: string,
  code: string,
  outputs: number,
  [x, y]: readonly [number, number],
  wires: readonly (readonly string[])[],
): FlowNode {
  const blank = { timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [] }
  return { ...placed(name, 'function', label, x, y), func: code, outputs, ...blank, wires }
}
