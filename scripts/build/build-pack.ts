// Everything that stands in dist/, in the flat form in which Node-RED looks for it.

import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { buildCatalogues } from './catalogues.ts'
import { buildDialogs } from './dialogs.ts'
import { buildHelp } from './help.ts'
import { nodeSets } from './node-sets.ts'
import { buildRuntime } from './runtime.ts'

export interface BuildPlace {
  /** The project folder. */
  readonly root: string
  /** The folder to build into; it is emptied first. */
  readonly out: string
}

/** @throws Error that names every source that is missing, after all that is there was built */
export async function buildPack(place: BuildPlace): Promise<{ files: number; milliseconds: number }> {
  const started = performance.now()
  const sets = await nodeSets(place.root)
  await rm(place.out, { recursive: true, force: true })
  await mkdir(place.out, { recursive: true })
  await Promise.all([
    buildDialogs(sets, place),
    buildCatalogues(sets, place),
    buildHelp(sets, place),
    cp(path.join(place.root, 'icons'), path.join(place.out, 'icons'), { recursive: true }),
  ])
  await buildRuntime(sets, place)
  const files = await readdir(place.out, { recursive: true, withFileTypes: true })
  return {
    files: files.filter((entry) => entry.isFile()).length,
    milliseconds: Math.round(performance.now() - started),
  }
}
