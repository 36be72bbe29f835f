// The dashboard example as a user would have filled it in for the stand-ins, with a door for lines that a test makes up.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Sandbox } from '../../sandbox/sandbox.ts'

export interface TaskSettings {
  readonly JOURNAL: string
  readonly CLEARING_ACCOUNT: string
  readonly BOOK_FROM: string
  readonly RUNS_BOOK: string
}

/** What the sandbox's books have. */
export const READY: TaskSettings = {
  JOURNAL: '2900',
  CLEARING_ACCOUNT: '1220',
  BOOK_FROM: '2020-01-01',
  RUNS_BOOK: 'true',
}

export const LINES_PATH = '/test/lines'
export const LINES_FILE = 'lines.json'
export const LOG_FILE = 'dashboard.log'
export const PLANNING_FILE = 'planning.json'
/** A page of the Dashboard with one word on it: what loading takes without us. */
export const EMPTY_PATH = '/dashboard/empty'
export const EMPTY_WORD = 'leeg'

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', 'dashboard.json')

const node = z.looseObject({ id: z.string(), type: z.string(), wires: z.array(z.array(z.string())).optional() })
type FlowNode = z.output<typeof node>

/** @param folder where planning and log are written */
export function filledDashboard(keys: Sandbox['keys'], folder: string, settings: TaskSettings): readonly object[] {
  const example = z.array(node).parse(JSON.parse(readFileSync(EXAMPLE, 'utf8')))
  const { apiKey, ...snelstart } = keys
  const keep = example.find(({ name }) => String(name).startsWith('Bewaar de uitvoering'))
  if (!keep) throw new Error('the example has no node that keeps a run')
  const filled = example.map((one): object => {
    if (one.type === 'group') return withValues(one, { ...settings })
    if (one.type === 'tab') return withValues(one, { DASHBOARD_FILE: path.join(folder, PLANNING_FILE) })
    if (one.type === 'snelstart-config') return { ...one, credentials: snelstart }
    if (one.type === 'msp-config') return { ...one, credentials: { apiKey } }
    if (one === keep)
      return { ...one, wires: one.wires?.map((to, output) => (output === 1 ? [...to, 'test-log'] : to)) }
    return one
  })
  return [
    ...filled,
    ...doorFor(keep.id, String(keep['z']), folder),
    ...logInto(folder, String(keep['z'])),
    ...emptyPage(example),
  ]
}

function withValues(one: FlowNode, values: Readonly<Record<string, string>>): object {
  const env = z.array(z.looseObject({ name: z.string(), value: z.string() })).parse(one['env'])
  return { ...one, env: env.map((setting) => ({ ...setting, value: values[setting.name] ?? setting.value })) }
}

/** More than a request may hold: the lines come from a file. */
function doorFor(keep: string, tab: string, folder: string): readonly object[] {
  const func = 'return [JSON.parse(msg.payload), { ...msg, payload: "" }]'
  const file = { filename: path.join(folder, LINES_FILE), filenameType: 'str', format: 'utf8', encoding: 'utf8' }
  return [
    { id: 'test-in', type: 'http in', z: tab, url: LINES_PATH, method: 'post', x: 100, y: 900, wires: [['test-read']] },
    { id: 'test-read', type: 'file in', z: tab, name: '', ...file, x: 200, y: 900, wires: [['test-part']] },
    { id: 'test-part', type: 'function', z: tab, func, outputs: 2, x: 300, y: 900, wires: [[keep], ['test-out']] },
    { id: 'test-out', type: 'http response', z: tab, statusCode: '', headers: {}, x: 500, y: 900, wires: [] },
  ]
}

function logInto(folder: string, tab: string): readonly object[] {
  const report = { format: 'log', language: 'nl', keep: 0, version: 1 }
  const file = { filename: path.join(folder, LOG_FILE), filenameType: 'str', overwriteFile: 'false', encoding: 'none' }
  return [
    { id: 'test-log', type: 'reconcile-report', z: tab, name: '', ...report, x: 300, y: 960, wires: [['test-file']] },
    {
      id: 'test-file',
      type: 'file',
      z: tab,
      appendNewline: true,
      createDir: true,
      ...file,
      x: 500,
      y: 960,
      wires: [[]],
    },
  ]
}

/** Like the page of the example, but for what is on it. */
function emptyPage(example: readonly FlowNode[]): readonly object[] {
  const [page, group] = ['ui-page', 'ui-group'].map((wanted) => example.find(({ type }) => type === wanted))
  const widget = { type: 'ui-text', z: example.find(({ type }) => type === 'tab')?.id, width: 3, height: 1, order: 1 }
  const words = {
    name: '',
    label: EMPTY_WORD,
    format: '',
    layout: 'row-left',
    style: false,
    value: '',
    valueType: 'str',
  }
  return [
    { ...page, id: 'test-page', name: 'Empty', path: '/empty', order: 2 },
    { ...group, id: 'test-group', name: 'Empty', page: 'test-page' },
    { ...widget, ...words, id: 'test-text', group: 'test-group', x: 300, y: 1020, wires: [] },
  ]
}
