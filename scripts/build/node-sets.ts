// Which nodes the pack has, and in which folder each lives. package.json is the one list.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export interface NodeSet {
  /** Node type and base name of its files. */
  readonly name: string
  readonly folder: string
}

export const LANGUAGES = ['en-US', 'nl'] as const

const packageFile = z.object({ 'node-red': z.object({ nodes: z.record(z.string(), z.string()) }) })

export async function nodeSets(root: string): Promise<readonly NodeSet[]> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8')
  const names = Object.keys(packageFile.parse(JSON.parse(text))['node-red'].nodes)
  return names.map((name) => ({ name, folder: folderOf(root, name) }))
}

function folderOf(root: string, name: string): string {
  const places = [path.join(root, 'nodes', name), path.join(root, 'nodes', 'reconcile', name)]
  const folder = places.find((place) => existsSync(place))
  if (folder === undefined) throw new Error(`package.json lists the node ${name}, but nodes/ has no folder for it.`)
  return folder
}
