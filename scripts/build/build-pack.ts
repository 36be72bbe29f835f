// Everything that stands in dist/, in the flat form in which Node-RED looks for it.

import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { buildActuator } from './actuator.ts'
import { buildCatalogues } from './catalogues.ts'
import { buildDialogs } from './dialogs.ts'
import { buildHelp } from './help.ts'
import { nodeSets } from './node-sets.ts'
import { buildRuntime } from './runtime.ts'

export interface BuildPlace {
  /** The project folder. */
  readonly root: string
  /** The folder to build into; what was there is replaced. */
  readonly out: string
}

/** What was built before stays until the whole new build stands, and for good when a source does not build. */
export async function buildPack({ root, out }: BuildPlace): Promise<{ files: number; milliseconds: number }> {
  const started = performance.now()
  const sets = await nodeSets(root)
  const scaffold = path.join(root, '.data', `build-${process.pid}`)
  await rm(scaffold, { recursive: true, force: true })
  await mkdir(scaffold, { recursive: true })
  try {
    const place = { root, out: scaffold }
    await buildDialogs(sets, place)
    await buildCatalogues(sets, place)
    await buildHelp(sets, place)
    await cp(path.join(root, 'icons'), path.join(scaffold, 'icons'), { recursive: true })
    await buildRuntime(sets, place)
    await buildActuator(place)
    await rm(out, { recursive: true, force: true })
    await rename(scaffold, out)
  } finally {
    await rm(scaffold, { recursive: true, force: true })
  }
  const files = await readdir(out, { recursive: true, withFileTypes: true })
  return {
    files: files.filter((entry) => entry.isFile()).length,
    milliseconds: Math.round(performance.now() - started),
  }
}
