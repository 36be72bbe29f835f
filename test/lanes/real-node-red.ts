// A Node-RED of its own process with the packed pack installed as a user would, behind a login and under /admin.

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../scripts/dev/free-port.ts'
import { nodeRedProcess } from '../../scripts/dev/node-red-process.ts'
import type { Lane, LaneProgram } from './lane.ts'
import { npm } from './npm.ts'
import { packedPack } from './packed-pack.ts'

export interface RealNodeRed {
  /** Where the flows' own HTTP nodes answer. */
  readonly flowUrl: string
  readonly adminUrl: string
  readonly userFolder: string
  /** Everything that Node-RED printed. */
  readonly log: () => string
  /** Once Node-RED has printed this, counted from `since`, a length of the log. */
  said(what: RegExp, since?: number): Promise<void>
  /** Stops it and starts it again, and waits until its flows run. */
  restart(): Promise<void>
  close(): Promise<void>
}

export type User = 'admin' | 'reader'

/** For a Node-RED that lives as long as one test. */
export const PASSWORDS: Readonly<Record<User, string>> = { admin: 'may do all', reader: 'may look' }

const SETTINGS = `const passwords = ${JSON.stringify(PASSWORDS)}
const users = {
  admin: { username: 'admin', permissions: '*' },
  reader: { username: 'reader', permissions: 'read' },
}
module.exports = {
  uiHost: '127.0.0.1',
  flowFile: 'flows.json',
  fileWorkingDirectory: __dirname,
  credentialSecret: 'lane',
  httpAdminRoot: '/admin',
  adminAuth: {
    type: 'credentials',
    users: async (name) => users[name] ?? null,
    authenticate: async (name, password) => (passwords[name] === password ? users[name] : null),
  },
  editorTheme: { tours: false },
  logging: { console: { level: 'debug', metrics: false, audit: false } },
  telemetry: { enabled: false, updateNotification: false },
}
`

/** @param given `beside`: packages of other nodes, the name and the folder in which it is installed */
export async function startRealNodeRed(
  program: LaneProgram,
  environment: Readonly<Record<string, string>>,
  given: { readonly beside?: Readonly<Record<string, string>>; readonly omit?: Lane['omit'] } = {},
): Promise<RealNodeRed> {
  const { beside = {}, omit = ['dev'] } = given
  const userFolder = await mkdtemp(path.join(tmpdir(), 'real-node-red-'))
  await writeFile(path.join(userFolder, 'package.json'), '{ "name": "node-red-project", "private": true }\n')
  await writeFile(path.join(userFolder, 'settings.js'), SETTINGS)
  const left = omit.map((part) => `--omit=${part}`)
  await npm(['install', ...left, '--no-audit', '--no-fund', (await packedPack()).tarball], userFolder)
  for (const [name, folder] of Object.entries(beside)) {
    const link = path.join(userFolder, 'node_modules', name)
    await mkdir(path.dirname(link), { recursive: true })
    await symlink(folder, link, 'junction')
  }

  const log = spokenLog()
  const port = String(await freePort())
  const english = { LANG: 'en_US.UTF-8', LC_ALL: '' }
  const nodeRed = nodeRedProcess({
    ...program,
    userFolder,
    port,
    environment: { ...english, ...environment },
    heard: log.hear,
  })
  const close = async (): Promise<void> => {
    await nodeRed.stop()
    await rm(userFolder, { recursive: true, force: true })
  }
  const said = (what: RegExp, since = 0): Promise<void> => Promise.race([log.said(what, since), nodeRed.ended])
  nodeRed.start()
  try {
    await Promise.all([said(/Server now running/), said(/Started flows/)])
  } catch (error) {
    await close()
    throw new Error(`Node-RED did not start:\n${log.text()}`, { cause: error })
  }
  const flowUrl = `http://127.0.0.1:${port}`
  const restart = async (): Promise<void> => {
    const since = log.text().length
    await nodeRed.restart()
    await said(/Started flows/, since)
  }
  return { flowUrl, adminUrl: `${flowUrl}/admin`, userFolder, log: log.text, said, restart, close }
}

function spokenLog() {
  let text = ''
  const listeners = new Set<() => void>()
  return {
    text: () => text,
    hear: (piece: string) => {
      text += piece
      for (const listener of listeners) listener()
    },
    said: (what: RegExp, since: number) =>
      new Promise<void>((resolve) => {
        const listen = (): void => {
          if (!what.test(text.slice(since))) return
          listeners.delete(listen)
          resolve()
        }
        listeners.add(listen)
        listen()
      }),
  }
}
