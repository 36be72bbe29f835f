// Everything of one seed put together: the shop, its services, the machines, the disk that they share, and the Node-REDs on
// it. What anybody says is searched for secrets the moment that it is said.

import { SANDBOX_KEYS } from '../../sandbox/multisafepay/api-keys.ts'
import { createRowText } from '../../sandbox/multisafepay/list-row.ts'
import { answerRequest, BASE_PATH } from '../../sandbox/multisafepay/routes.ts'
import { usualSwitches } from '../../sandbox/multisafepay/switches.ts'
import { API_PATH, AUTH_PATH, snelStartService } from '../../sandbox/snelstart/snelstart-service.ts'
import { judgeEnd } from './audit/end-of-run.ts'
import type { Finding } from './audit/finding.ts'
import { leakIn } from './audit/leaks.ts'
import { type Chance, chanceOf } from './chance.ts'
import { flowOf } from './flow.ts'
import { network } from './machine/network.ts'
import { type FlowRun, type NodeRed, nodeRed } from './machine/node-red.ts'
import type { LoadedPack, Surroundings } from './machine/pack-code.ts'
import { VirtualDisk } from './machine/virtual-disk.ts'
import { VirtualProcess } from './machine/virtual-process.ts'
import { virtualTime } from './machine/virtual-time.ts'
import { weather } from './machine/weather.ts'
import { CANARIES, Shop } from './world/shop.ts'
import type { Setting } from './world/setting.ts'

/** Shared by all seeds of a thread: loading the pack costs more than a run of it. */
export interface PackShelf {
  readonly surroundings: Surroundings
  /** Fresh ones, or some that only earlier seeds have used. */
  pack(nth: number): LoadedPack
  /** A number that no house on this shelf had before: a seed that is told again must not meet its own first telling. */
  newNumber(): number
}

export interface HouseRun extends FlowRun {
  readonly by: NodeRedProcess
  readonly what: string
  hasBegun: boolean
  isJudged: boolean
  /** No run, but a word to a node that answers by ending well. */
  readonly mayBeSilent: boolean
}

export interface NodeRedProcess {
  readonly name: string
  readonly process: VirtualProcess
  nodeRed: NodeRed | undefined
}

export type House = ReturnType<typeof openHouse>

export function openHouse(seed: number, setting: Setting, shelf: PackShelf) {
  const number = shelf.newNumber()
  const time = virtualTime(Date.parse(setting.startsAt))
  const chance = (purpose: string): Chance => chanceOf(seed, purpose)
  const shop = new Shop({ time, chance: chance('shop'), settings: setting.shop, seed })
  const keys = { subscriptionKeys: [CANARIES.subscriptionKey], clientKey: CANARIES.clientKey }
  const snelstart = snelStartService(shop.snelstart, keys)
  const multisafepaySource = { world: shop.multisafepay, switches: usualSwitches(), rowText: createRowText() }
  const apiKeys = { ...SANDBOX_KEYS, [CANARIES.apiKey]: { site: shop.multisafepay.siteId } }
  const sky = weather(chance('weather'))
  const wires = network(
    time,
    sky,
    {
      handle(request) {
        if (request.method === 'POST') shop.writes.push(time.nowMs)
        if (!request.path.startsWith(BASE_PATH)) return snelstart.handle(request)
        const baseUrl = `http://${request.headers.host ?? ''}${BASE_PATH}`
        return answerRequest({ ...multisafepaySource, baseUrl }, apiKeys, request)
      },
    },
    chance('network'),
  )
  const disk = new VirtualDisk()
  const findings: Finding[] = []
  const runs: HouseRun[] = []
  const trace: string[] = []
  const processes: NodeRedProcess[] = []
  Object.assign(shelf.surroundings, { time, network: wires, chance: chance('system') } satisfies Surroundings)

  const said = (word: unknown): void => {
    const leak = leakIn(typeof word === 'string' ? word : JSON.stringify(word))
    if (leak) findings.push({ kind: 'leak', what: `${leak} was said` })
  }

  return {
    seed,
    setting,
    time,
    shop,
    snelstart,
    weather: sky,
    network: wires,
    disk,
    findings,
    runs,
    trace,
    processes,
    said,
    chanceOf: chance,
    judge(run: HouseRun): void {
      if (run.isJudged) return
      run.isJudged = true
      findings.push(...judgeEnd(run))
      const codes = run.failures.map(({ code }) => code).join()
      trace.push(`${Math.round(time.nowMs)} ${run.by.name} ${run.what}: ${run.arrived.length} messages ${codes}`)
    },
    /** Only what two unrollings of a seed must have in common. */
    note: (what: string) => void trace.push(`${Math.round(time.nowMs)} ${what}`),
    start(name: string): NodeRedProcess {
      const nth = processes.length
      const mount = `/simulated/${number}-${nth}`
      const process = new VirtualProcess({ time, disk, mount, chance: chance(`process ${nth}`) })
      const started: NodeRedProcess = { name, process, nodeRed: undefined }
      processes.push(started)
      // An address of its own: a pack that was used before remembers the pace of the addresses that it knows.
      const url = `http://127.${[16, 8, 0].map((bits) => (number >> bits) & 255).join('.')}:${10_000 + nth}`
      const snelstartMultisafepay = {
        snelstartApiUrl: `${url}${API_PATH}`,
        snelstartAuthUrl: `${url}${AUTH_PATH}`,
        multisafepayApiUrl: `${url}${BASE_PATH}`,
        dataFolder: `${mount}/data`,
      }
      const settings = { lang: setting.language, userDir: mount, snelstartMultisafepay }
      time.after(0, process, () => {
        started.nodeRed = nodeRed({ pack: shelf.pack(nth), settings, ...flowOf(setting), said })
      })
      return started
    },
    /** Into a node; an empty message where none is given. It has begun once time goes on. */
    send(by: NodeRedProcess, node: string, ...messages: readonly object[]): HouseRun {
      const run: HouseRun = {
        id: runs.length,
        by,
        what: node,
        arrived: [],
        failures: [],
        underway: 0,
        ...{ hasBegun: false, isJudged: false },
        mayBeSilent: messages.some((message) => 'topic' in message),
      }
      runs.push(run)
      time.after(0.01, by.process, () => {
        run.hasBegun = true
        for (const message of messages.length > 0 ? messages : [{}])
          by.nodeRed?.send(run, node, structuredClone(message))
      })
      return run
    },
  }
}

export function hasEnded({ by, hasBegun, underway }: HouseRun): boolean {
  return !by.process.isAlive || (hasBegun && underway === 0)
}
