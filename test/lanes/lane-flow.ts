// The nightly example, ready to book and asked for over HTTP: failures come back over HTTP too, and whole messages go to
// the editor from every node.

import { demoFlow } from '../../scripts/demo/demo-flow.ts'
import { FILLED_IN_ONLINE } from '../../scripts/demo/demo-world.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

export interface LaneFlow {
  readonly nodes: readonly object[]
  readonly runPath: string
}

const PACK = ['fetch-open-debtors', 'match-payments', 'book-payment']

const FAILED = `if (!msg.res) return null
msg.payload = { code: msg.error.code, message: msg.error.message }
msg.statusCode = 500
return msg`

export async function laneFlow(root: string, folder: string, keys: Sandbox['keys']): Promise<LaneFlow> {
  const { nodes, runPath } = await demoFlow(root, folder, FILLED_IN_ONLINE)
  const { apiKey, ...snelstart } = keys
  const tab = nodes.find(({ type }) => type === 'tab')?.id
  const prepared = nodes.map((node): object => {
    if (PACK.includes(node.type)) {
      const [lines = [], ...others] = node.wires ?? []
      return { ...node, wires: [[...lines, 'lane-debug'], ...others] }
    }
    if (node.type === 'snelstart-config') return { ...node, credentials: snelstart }
    if (node.type === 'msp-config') return { ...node, credentials: { apiKey } }
    if (node.type === 'catch') return { ...node, wires: [[...(node.wires?.[0] ?? []), 'lane-failed']] }
    return node
  })
  const failed = { id: 'lane-failed', type: 'function', z: tab, name: '', func: FAILED, outputs: 1 }
  const debug = { id: 'lane-debug', type: 'debug', z: tab, name: '', active: true, tosidebar: true, console: true }
  const added = [
    { ...failed, x: 700, y: 400, wires: [['demo-out']] },
    { ...debug, complete: 'true', targetType: 'full', x: 1020, y: 460, wires: [] },
  ]
  return { nodes: [...prepared, ...added], runPath }
}
