// The part that runs in the editor: dist/<node>.html with the looks, the dialog and its script.
// The script keeps its literal registerType call: flows.nodered.org reads the node from it without running it.

import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import type { BuildPlace } from './build-pack.ts'
import type { NodeSet } from './node-sets.ts'

export async function buildDialogs(sets: readonly NodeSet[], place: BuildPlace): Promise<void> {
  const looks = await readFile(path.join(place.root, 'nodes', 'shared', 'editor', 'dialog.css'), 'utf8')
  await Promise.all(
    sets.map(async (set) => {
      const dialog = await readFile(path.join(set.folder, `${set.name}.html`), 'utf8')
      const script = await editorScript(path.join(set.folder, `${set.name}.editor.ts`))
      const page = [
        `<style>\n${looks.trimEnd()}\n</style>`,
        `<script type="text/html" data-template-name="${set.name}">`,
        `<div class="ssmsp">\n${dialog.trimEnd()}\n</div>`,
        '</script>',
        `<script type="text/javascript">\n${script.trimEnd()}\n</script>`,
      ]
      await writeFile(path.join(place.out, `${set.name}.html`), `${page.join('\n')}\n`)
    }),
  )
}

async function editorScript(source: string): Promise<string> {
  const result = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
  })
  const script = result.outputFiles[0]?.text
  if (script === undefined) throw new Error(`${source} gave no script`)
  return script
}
