// Tells when a source of the build changed; changes that come together are one.

import { watch } from 'node:fs'
import path from 'node:path'

const SOURCES = ['nodes', 'icons', path.join('scripts', 'build')]

/** An editor that saves a file writes it more than once. */
const PAUSE_MS = 200

/** @returns stops watching */
export function watchSources(root: string, changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let working = Promise.resolve()
  const noticed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      working = working.then(changed)
    }, PAUSE_MS)
  }
  const watchers = SOURCES.map((source) => watch(path.join(root, source), { recursive: true }, noticed))
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
