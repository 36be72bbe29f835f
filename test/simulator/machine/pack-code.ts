// The pack as it is shipped, run inside the simulation: the built files themselves, with the system's disk, network, clock
// and chance replaced by virtual ones. Nothing of the pack is changed for it.

import nodeCrypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'

import type { NodeAPI } from 'node-red'

import { type Chance } from '../chance.ts'
import { fileCalls, type MakeCall } from './file-calls.ts'
import type { AxiosRequest, Network } from './network.ts'
import { VirtualProcess } from './virtual-process.ts'
import type { VirtualTime } from './virtual-time.ts'

export type RegisterNode = (RED: NodeAPI) => void
/** One loading of the pack: its sessions, limiters and memory are those of one process at a time. */
export type LoadedPack = Readonly<Record<NodeFile, RegisterNode>>

const NODE_FILES = ['snelstart-config', 'msp-config', 'fetch-open-debtors', 'match-payments', 'book-payment'] as const
export type NodeFile = (typeof NODE_FILES)[number]

/** What the running process is surrounded by; another seed brings another world. */
export interface Surroundings {
  time: VirtualTime
  network: Network
  chance: Chance
}

const NAMES = ['exports', 'require', 'module', '__dirname', 'Date', 'setTimeout', 'clearTimeout', 'AbortSignal', 'Math']
type Compiled = (...given: unknown[]) => void

/** @param folder the built pack @returns loads it once more */
export function packCode(folder: string, around: Surroundings): () => LoadedPack {
  const systemRequire = createRequire(join(folder, 'lib.js'))
  const compiled = new Map(
    ['lib', ...NODE_FILES].map((name): [string, Compiled] => {
      const file = join(folder, `${name}.js`)
      return [name, compileFunction(readFileSync(file, 'utf8'), NAMES, { filename: file }) as Compiled]
    }),
  )
  const surroundings = virtualSystem(around)
  return () => {
    const load = (name: string, requireOwn: (id: string) => unknown): unknown => {
      const module = { exports: {} as unknown }
      const { Date, setTimeout, clearTimeout, AbortSignal, Math } = surroundings.globals
      compiled.get(name)?.(
        ...[module.exports, requireOwn, module, folder, Date, setTimeout, clearTimeout, AbortSignal, Math],
      )
      return module.exports
    }
    const required = (id: string): unknown => surroundings.modules[id] ?? (systemRequire(id) as unknown)
    let lib: unknown
    const requireOfNode = (id: string): unknown => (id === './lib.js' ? (lib ??= load('lib', required)) : required(id))
    return Object.fromEntries(NODE_FILES.map((name) => [name, load(name, requireOfNode)])) as LoadedPack
  }
}

function virtualSystem(around: Surroundings) {
  const running = (): VirtualProcess => {
    const { current } = around.time
    if (!(current instanceof VirtualProcess)) throw new RangeError('no process is running')
    return current
  }
  const after = (ms: number, happen: () => void): (() => void) => {
    const by = running()
    return by.isAlive ? around.time.after(ms, by, happen) : () => undefined
  }
  const call: MakeCall = (work, halfway) => {
    const by = running()
    return new Promise((resolve, reject) => {
      if (!by.isAlive) return
      const happen = (): void => {
        try {
          resolve(work(by))
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      around.time.after(0.05 + around.chance() * 2, by, happen, halfway)
    })
  }
  const { promises, fs } = fileCalls(call)
  const request = (given: AxiosRequest) => {
    const by = running()
    return by.isAlive ? around.network.send(by, given) : new Promise(() => undefined)
  }
  const crypto = { ...nodeCrypto, randomUUID: () => guid(around.chance), randomBytes: bytesBy(around.chance) }
  return {
    modules: {
      'node:fs/promises': promises,
      'node:fs': fs,
      'node:crypto': crypto,
      // A turn of the loop, in which a process can die like at any other moment.
      'node:timers/promises': { setImmediate: () => call(() => undefined) },
      axios: { __esModule: true, default: { create: () => ({ request }) } },
    } as Readonly<Record<string, unknown>>,
    globals: {
      Date: Object.assign(() => undefined, { now: () => running().nowMs }),
      setTimeout: (happen: () => void, ms: number) => after(ms, happen),
      clearTimeout: (cancel: (() => void) | undefined) => cancel?.(),
      AbortSignal: abortSignals(after),
      Math: Object.create(Math, { random: { value: () => around.chance() } }) as Math,
    },
  }
}

function abortSignals(after: (ms: number, happen: () => void) => () => void) {
  return {
    timeout(ms: number): AbortSignal {
      const stop = new AbortController()
      after(ms, () => stop.abort(new DOMException('time limit', 'TimeoutError')))
      return stop.signal
    },
    /** The system's own, which lets go of what nobody waits for: a node's signal lives as long as the node. */
    any: (signals: readonly AbortSignal[]): AbortSignal => AbortSignal.any([...signals]),
  }
}

const bytesBy = (chance: Chance) => (count: number) =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(chance() * 256)))

function guid(chance: Chance): string {
  const hex = bytesBy(chance)(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
