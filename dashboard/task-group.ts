// The group of one task: an administration and a shop. A second task is a copy of this group with another name.

import type { FlowNode } from './flow-node.ts'
import { functionCode } from './function-code.ts'
import { BOOK, FETCH, MATCH } from './run-settings.ts'

const GROUP = 'd5000000000000a0'
const administration = 'd5000000000000c1'
const provider = 'd5000000000000c2'
const id = (name: string): string => `d51${name.padStart(13, '0')}`

type Place = (name: string, type: string, label: string, x: number, y: number) => FlowNode

/** What a user fills in, in the properties of the group. Both booking nodes take it from here: what was shown is booked. */
const SETTINGS = [
  { name: 'TASK', value: 'Taak 1', type: 'str' },
  { name: 'JOURNAL', value: '', type: 'str' },
  { name: 'CLEARING_ACCOUNT', value: '', type: 'str' },
  { name: 'BOOK_FROM', value: '', type: 'str' },
  { name: 'RUNS_BOOK', value: 'false', type: 'bool' },
]

const BOOK_OF_TASK = {
  ...BOOK,
  bookingJournal: '${JOURNAL}',
  clearingAccount: '${CLEARING_ACCOUNT}',
  bookFrom: '${BOOK_FROM}',
}

const ABOUT = `Dubbelklik op de rand van deze groep en vul in: JOURNAL (nummer van het dagboek), CLEARING_ACCOUNT (nummer van de tussenrekening), BOOK_FROM (boeken vanaf, bijvoorbeeld 2026-01-01; leeg = er wordt nooit geboekt) en RUNS_BOOK (true: *Nu uitvoeren* en de planning boeken; false: ze maken een voorbeeld).

Een tweede administratie of winkel: kopieer deze hele groep, geef TASK en de link-node links dezelfde nieuwe naam, en kies andere verbindingen.

Double-click the border of this group and fill in JOURNAL, CLEARING_ACCOUNT, BOOK_FROM (blank: never books) and RUNS_BOOK. For a second task copy the group, give TASK and the link node at the left the same new name, and choose other connections.`

export async function taskGroup(tab: string): Promise<readonly FlowNode[]> {
  const inGroup = await groupNodes(tab)
  const nodes = inGroup.map(({ id: node }) => node)
  const style = { label: true, stroke: '#87A980', fill: '#eef5ec', 'fill-opacity': '0.4' }
  const box = { x: 54, y: 559, w: 1392, h: 302 }
  return [
    { id: GROUP, type: 'group', z: tab, name: 'Taak 1', style, nodes, env: SETTINGS, info: ABOUT, ...box },
    ...inGroup,
  ]
}

const code = { timeout: 0, noerr: 0, finalize: '', libs: [] }

async function groupNodes(tab: string): Promise<readonly FlowNode[]> {
  const node: Place = (name, type, label, x, y) => ({ id: id(name), type, z: tab, g: GROUP, name: label, x, y })
  return [
    { ...node('a', 'comment', 'Lees eerst dit / Read this first', 190, 600), info: ABOUT, wires: [] },
    ...(await wayThere(node)),
    ...bookingNodes(node),
    { ...node('9', 'link out', 'Terug / Back', 1395, 660), mode: 'return', links: [], wires: [] },
    ...(await besideTheWay(node)),
  ]
}

async function wayThere(node: Place): Promise<readonly FlowNode[]> {
  return [
    { ...node('0', 'link in', 'Taak 1', 95, 680), links: [], wires: [[id('1')]] },
    {
      ...node('1', 'function', 'Deze taak / This task', 220, 680),
      func: await functionCode('start-task', 'return startTask(msg, flow)'),
      ...code,
      outputs: 2,
      initialize: await functionCode('register-task', 'registerTask(env, flow)'),
      wires: [[id('2')], [id('6')]],
    },
    { ...node('2', 'fetch-open-debtors', '', 415, 660), administration, ...FETCH, version: 1, wires: [[id('3')]] },
    { ...node('3', 'match-payments', '', 660, 660), provider, ...MATCH, version: 1, wires: [[id('4')], []] },
    {
      ...node('4', 'switch', 'Voorbeeld of boeken / Preview or book', 920, 660),
      property: 'way',
      propertyType: 'msg',
      rules: [{ t: 'eq', v: 'book', vt: 'str' }, { t: 'else' }],
      checkall: 'true',
      repair: false,
      outputs: 2,
      wires: [[id('6')], [id('5')]],
    },
  ]
}

function bookingNodes(node: Place): readonly FlowNode[] {
  return [
    {
      ...node('5', 'book-payment', '', 1200, 700),
      administration,
      provider,
      mode: 'preview',
      ...BOOK_OF_TASK,
      version: 1,
      wires: [[id('9')], []],
    },
    {
      ...node('6', 'book-payment', '', 1200, 620),
      administration,
      provider,
      mode: 'book',
      ...BOOK_OF_TASK,
      version: 1,
      wires: [[id('9')], []],
    },
  ]
}

async function besideTheWay(node: Place): Promise<readonly FlowNode[]> {
  return [
    { ...node('7', 'catch', 'Storing / Failure', 200, 760), scope: 'group', uncaught: false, wires: [[id('8')]] },
    {
      ...node('8', 'function', 'Wat ging er mis / What went wrong', 460, 760),
      func: await functionCode('say-failure', 'return sayFailure(msg)'),
      ...code,
      outputs: 1,
      initialize: '',
      wires: [[id('9')]],
    },
    { ...node('b', 'status', 'Voortgang / Progress', 210, 820), scope: 'group', wires: [[id('d')]] },
    {
      ...node('d', 'function', 'Onthoud de voortgang / Remember the progress', 500, 820),
      func: await functionCode('follow-progress', 'followProgress(msg, env, flow)'),
      ...code,
      outputs: 0,
      initialize: '',
      wires: [],
    },
  ]
}
