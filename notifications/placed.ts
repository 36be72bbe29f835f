// Nodes on the tab of the notifications example; their ids stay the same from build to build.

import type { FlowNode } from '../dashboard/flow-node.ts'

export const id = (name: string): string => `a5${name.padStart(14, '0')}`

export const TAB = id('0')

export function placed(name: string, type: string, label: string, x: number, y: number): FlowNode {
  return { id: id(name), type, z: TAB, name: label, x, y }
}

/** As many outputs as wires. */
export function func(
  name: string,
  label: string,
  code: string,
  [x, y]: readonly [number, number],
  wires: readonly (readonly string[])[],
): FlowNode {
  const blank = { timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [] }
  return { ...placed(name, 'function', label, x, y), func: code, outputs: wires.length, ...blank, wires }
}
