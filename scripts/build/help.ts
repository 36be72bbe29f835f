// The help panel: dist/locales/<language>/<node>.html, from the Markdown beside the node.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BuildPlace } from './build-pack.ts'
import { LANGUAGES, type NodeSet } from './node-sets.ts'

export async function buildHelp(sets: readonly NodeSet[], place: BuildPlace): Promise<void> {
  for (const language of LANGUAGES) {
    const folder = path.join(place.out, 'locales', language)
    await mkdir(folder, { recursive: true })
    for (const set of sets) {
      const text = await readFile(path.join(set.folder, 'locales', `${language}.md`), 'utf8')
      const page = `<script type="text/markdown" data-help-name="${set.name}">\n${text.trimEnd()}\n</script>\n`
      await writeFile(path.join(folder, `${set.name}.html`), page)
    }
  }
}
