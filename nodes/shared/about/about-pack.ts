// What a report of a fault needs to hold, and nothing that is anybody's: no key, name, number, address or path.

import { createRequire } from 'node:module'
import { arch, release, type as system } from 'node:os'
import type { NodeAPI } from 'node-red'
import { z } from 'zod'
import packageFile from '../../../package.json'
import { type Language, serverLanguage } from '../texts/language.ts'
import { shortMoment } from '../texts/moment.ts'
import { textIn } from '../texts/text-in.ts'
import { dataFolderState } from './data-folder-state.ts'
import { nodeChoices } from './node-choices.ts'
import { recentFailures } from './recent-failures.ts'

export interface Fact {
  readonly name: string
  readonly value: string
}

export interface AboutPack {
  readonly facts: readonly Fact[]
  /** Where faults are reported, once the package says so. */
  readonly reportAt?: string
}

/** What npm leaves out where it does not install, and what users install themselves. */
const OPTIONAL = ['mssql', 'msnodesqlv8', 'mdb-reader', 'node-adodb'] as const

const published = z.object({
  name: z.string(),
  version: z.string(),
  bugs: z.object({ url: z.string().startsWith('https://') }).exactOptional(),
})

export async function aboutPack(
  RED: Pick<NodeAPI, 'nodes' | 'settings' | 'version'>,
  language: Language,
): Promise<AboutPack> {
  const { name, version, bugs } = published.parse(packageFile)
  const fact = (key: string, value: string): Fact => ({ name: textIn(language, `about.${key}`), value })
  const none = textIn(language, 'about.none')
  const folder = await dataFolderState(RED)
  const server = serverLanguage(Reflect.get(RED.settings, 'lang'), process.env)
  const libraries = OPTIONAL.filter(isInstalled)
  const failures = recentFailures().map(({ node, code, at }) => `${shortMoment(at, language)} ${node} ${code}`)
  return {
    facts: [
      fact('pack', `${name} ${version}`),
      fact('nodeRed', await RED.version()),
      fact('node', process.version),
      fact('system', `${system()} ${release()} ${arch()}`),
      fact('zone', Intl.DateTimeFormat().resolvedOptions().timeZone),
      fact('language', textIn(language, 'about.languages', { server, editor: language })),
      fact('libraries', libraries.join(', ') || none),
      fact('folder', textIn(language, `about.folder-${folder.state}`, { ...folder })),
      ...deployedNodes(RED).map(({ type, count, choices }) => ({ name: `${count} × ${type}`, value: choices || none })),
      fact('failures', failures.join(', ') || none),
    ],
    ...(bugs === undefined ? {} : { reportAt: bugs.url }),
  }
}

function deployedNodes(RED: Pick<NodeAPI, 'nodes'>): ReturnType<typeof nodeChoices> {
  const nodes: object[] = []
  RED.nodes.eachNode((node) => void nodes.push(node))
  return nodeChoices(nodes)
}

function isInstalled(name: string): boolean {
  try {
    createRequire(__filename).resolve(name)
    return true
  } catch {
    return false
  }
}
