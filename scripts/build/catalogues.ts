// One catalogue a node and language: its own texts, the dialogs' shared texts and the fixed words of the status line.

import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { BuildPlace } from './build-pack.ts'
import { LANGUAGES, type NodeSet } from './node-sets.ts'

export type Catalogue = { readonly [key: string]: string | Catalogue }

const catalogue: z.ZodType<Catalogue> = z.record(z.string(), z.union([z.string(), z.lazy(() => catalogue)]))

export async function buildCatalogues(sets: readonly NodeSet[], place: BuildPlace): Promise<void> {
  for (const language of LANGUAGES) {
    const shared = await sharedTexts(place.root, language)
    await mkdir(path.join(place.out, 'locales', language), { recursive: true })
    for (const set of sets) {
      const own = await readCatalogue(path.join(set.folder, 'locales', `${language}.json`))
      const whole = merged([own, ...shared], `${set.name} (${language})`)
      await writeFile(
        path.join(place.out, 'locales', language, `${set.name}.json`),
        `${JSON.stringify(whole, undefined, 2)}\n`,
      )
    }
  }
}

export async function readCatalogue(file: string): Promise<Catalogue> {
  return catalogue.parse(JSON.parse(await readFile(file, 'utf8')))
}

async function sharedTexts(root: string, language: string): Promise<readonly Catalogue[]> {
  const dialogs = await readCatalogue(path.join(root, 'nodes', 'shared', 'editor', 'locales', `${language}.json`))
  const statusFile = path.join(root, 'nodes', 'shared', 'texts', 'status', `${language}.json`)
  if (!existsSync(statusFile)) return [dialogs]
  const status = await readCatalogue(statusFile)
  return [dialogs, 'status' in status ? status : { status }]
}

function merged(parts: readonly Catalogue[], name: string): Catalogue {
  const whole: Record<string, string | Catalogue> = {}
  for (const [key, text] of parts.flatMap((part) => Object.entries(part))) {
    const present = whole[key]
    if (present === undefined) whole[key] = text
    else if (typeof present === 'string' || typeof text === 'string') throw new Error(`${name}: ${key} exists twice`)
    else whole[key] = merged([present, text], `${name} ${key}`)
  }
  return whole
}
