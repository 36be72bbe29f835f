// Where the benchmark works: the pack as it is published and the benchmark's own processes, built into a folder that is
// thrown away. Nothing is compiled while something is measured.

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { buildPack } from '../scripts/build/build-pack.ts'

export interface Workshop {
  /** Holds package.json and dist/, as npm would install it. */
  readonly pack: string
  readonly processes: Readonly<Record<ProcessName, string>>
  newFolder(): Promise<string>
  clear(): Promise<void>
}

type ProcessName =
  'nodeRed' | 'peakWatcher' | 'largeServices' | 'matching' | 'databaseServer' | 'databaseReader' | 'report' | 'soak'

const ENTRIES: Readonly<Record<ProcessName, string>> = {
  nodeRed: 'node-red/node-red-process.ts',
  peakWatcher: 'node-red/peak-watcher.ts',
  largeServices: 'services/large-services-process.ts',
  matching: 'matching/matching-process.ts',
  databaseServer: 'database/database-server-process.ts',
  databaseReader: 'database/database-reader-process.ts',
  report: 'report/report-process.ts',
  soak: 'soak/soak-process.ts',
}

const ROOT = path.join(__dirname, '..')

export async function openWorkshop(): Promise<Workshop> {
  // Inside the project, so that what is built finds the installed packages.
  await mkdir(path.join(ROOT, '.data'), { recursive: true })
  const folder = await mkdtemp(path.join(ROOT, '.data', 'bench-'))
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const pack = path.join(folder, 'pack')
    await mkdir(pack)
    await cp(path.join(ROOT, 'package.json'), path.join(pack, 'package.json'))
    await buildPack({ root: ROOT, out: path.join(pack, 'dist') })
    const names = Object.keys(ENTRIES) as ProcessName[]
    await build({
      entryPoints: Object.fromEntries(names.map((name) => [name, path.join(__dirname, ENTRIES[name])])),
      outdir: path.join(folder, 'processes'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      packages: 'external',
      logLevel: 'silent',
    })
    const fileOf = (name: ProcessName): string => path.join(folder, 'processes', `${name}.js`)
    return {
      pack,
      processes: {
        nodeRed: fileOf('nodeRed'),
        peakWatcher: fileOf('peakWatcher'),
        largeServices: fileOf('largeServices'),
        matching: fileOf('matching'),
        databaseServer: fileOf('databaseServer'),
        databaseReader: fileOf('databaseReader'),
        report: fileOf('report'),
        soak: fileOf('soak'),
      },
      newFolder: () => mkdtemp(path.join(folder, 'work-')),
      clear,
    }
  } catch (error) {
    await clear()
    throw error
  }
}
