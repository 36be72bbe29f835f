// The part that runs in Node-RED: one tiny file a node, and lib.js with all that is loaded at first use.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { BuildPlace } from './build-pack.ts'
import type { NodeSet } from './node-sets.ts'

const FOR_NODE_RED: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  // What npm installs beside the pack is required from there.
  packages: 'external',
  // import() becomes a lazy require(): dist/ is CommonJS.
  supported: { 'dynamic-import': false },
  logLevel: 'silent',
}

export async function buildRuntime(sets: readonly NodeSet[], place: BuildPlace): Promise<void> {
  const lib = path.join(place.root, 'nodes', 'lib.ts')
  const sources = sets.map((set) => path.join(set.folder, `${set.name}.ts`))
  const missing = [lib, ...sources].filter((source) => !existsSync(source))
  if (missing.length > 0) {
    const names = missing.map((source) => path.relative(place.root, source)).join('\n  ')
    throw new Error(`The runtime was not built, because these sources are missing:\n  ${names}`)
  }
  await build({ ...FOR_NODE_RED, entryPoints: [lib], outfile: path.join(place.out, 'lib.js') })
  // A command, for whoever has only the package.
  await build({
    ...FOR_NODE_RED,
    entryPoints: [path.join(place.root, 'nodes', 'verify-records.ts')],
    outdir: place.out,
    plugins: [libraryStaysOutside],
  })
  await build({
    ...FOR_NODE_RED,
    entryPoints: sources,
    entryNames: '[name]',
    outdir: place.out,
    plugins: [libraryStaysOutside],
    // Node-RED wants the function itself; only its newest loaders look for a default export.
    footer: { js: 'module.exports = module.exports.default;' },
  })
}

/** One lib.js for all nodes, so that a session, a lock and a limiter exist once and not once per node type. */
const libraryStaysOutside: Plugin = {
  name: 'library-stays-outside',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /\/lib\.ts$/ }, ({ importer, kind }) => {
      if (kind === 'dynamic-import') return { path: './lib.js', external: true }
      return { errors: [{ text: `${importer} must load lib.ts by import() at first use` }] }
    })
  },
}
