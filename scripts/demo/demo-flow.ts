// The nightly example, ready to book in the stand-ins, with a way to start it and to get its result over HTTP.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { FilledIn } from './demo-world.ts'

const EXAMPLE = '2 - Every night with log and summary.json'

export interface DemoFlow {
  readonly nodes: readonly FlowNode[]
  /** Of the http-in node that runs it once and answers with the lines and the run. */
  readonly runPath: string
  /** Of the connection with SnelStart. */
  readonly snelstart: string
}

export type FlowNode = z.output<typeof flowNode>

const flowNode = z.looseObject({ id: z.string(), type: z.string(), wires: z.array(z.array(z.string())).optional() })

const RUN_PATH = '/demo/run'

/** Answers only a run that came in over HTTP. */
const ANSWER = 'if (!msg.res) return null\nmsg.payload = { lines: msg.payload, reconcile: msg.reconcile }\nreturn msg'

/**
 * @param folder where the log file is written
 * @param filledIn as its user would fill the nodes in
 */
export async function demoFlow(root: string, folder: string, filledIn: FilledIn): Promise<DemoFlow> {
  const example = z.array(flowNode).parse(JSON.parse(await readFile(path.join(root, 'examples', EXAMPLE), 'utf8')))
  const tab = idOf(example, 'tab')
  const fetch = idOf(example, 'fetch-open-debtors')
  const ways = [
    {
      id: 'demo-in',
      type: 'http in',
      z: tab,
      name: '',
      url: RUN_PATH,
      method: 'post',
      x: 150,
      y: 400,
      wires: [[fetch]],
    },
    {
      id: 'demo-answer',
      type: 'function',
      z: tab,
      name: '',
      func: ANSWER,
      outputs: 1,
      x: 1020,
      y: 400,
      wires: [['demo-out']],
    },
    {
      id: 'demo-out',
      type: 'http response',
      z: tab,
      name: '',
      statusCode: '',
      headers: {},
      x: 1250,
      y: 400,
      wires: [],
    },
  ]
  const nodes = example.map((node) => ({ ...prepared(node, folder), ...filledIn[node.type] }))
  return { nodes: [...nodes, ...ways], runPath: RUN_PATH, snelstart: idOf(example, 'snelstart-config') }
}

function prepared(node: FlowNode, folder: string): FlowNode {
  if (node.type === 'file') return { ...node, filename: path.join(folder, String(node['filename'])) }
  if (node.type !== 'book-payment') return node
  const [all = [], attention = []] = node.wires ?? []
  return { ...node, wires: [[...all, 'demo-answer'], attention] }
}

function idOf(nodes: readonly FlowNode[], type: string): string {
  const found = nodes.find((node) => node.type === type)
  if (!found) throw new Error(`the example has no node of type ${type}`)
  return found.id
}
