// Where the project's own files are, for the house rules.

import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildPack } from '../../scripts/build/build-pack.ts'

export const ROOT = path.join(__dirname, '..', '..')

export const NODES = [
  { name: 'snelstart-config', folder: 'nodes/snelstart-config', config: true },
  { name: 'msp-config', folder: 'nodes/msp-config', config: true },
  { name: 'fetch-open-debtors', folder: 'nodes/reconcile/fetch-open-debtors', config: false },
  { name: 'match-payments', folder: 'nodes/reconcile/match-payments', config: false },
  { name: 'book-payment', folder: 'nodes/reconcile/book-payment', config: false },
  { name: 'reconcile-report', folder: 'nodes/reconcile/reconcile-report', config: false },
] as const

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

/** The project's files below a folder, relative to the project, with forward slashes. */
export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
}

let built: Promise<string> | undefined

/** A build of the sources as they are now, apart from dist/; built once for all tests. */
export function builtPack(): Promise<string> {
  built ??= buildApart()
  return built
}

async function buildApart(): Promise<string> {
  const out = path.join(ROOT, '.data', `house-test-${process.pid}`)
  process.once('exit', () => rmSync(out, { recursive: true, force: true }))
  await buildPack({ root: ROOT, out })
  return out
}
