// Packages with a lock file of their own, installed outside the sources and outside the project's own dependencies.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { npm } from './npm.ts'

const ROOT = path.join(__dirname, '..', '..')

/**
 * @param source a folder with package.json and package-lock.json
 * @returns the folder whose node_modules has exactly what the lock file says; an earlier installation is used again
 */
export async function lockedInstall(source: string): Promise<string> {
  const folder = path.join(ROOT, '.data', 'installed', path.basename(source))
  const lock = await readFile(path.join(source, 'package-lock.json'))
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`
  const complete = path.join(folder, 'complete')
  if (existsSync(complete) && (await readFile(complete, 'utf8')) === wanted) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await cp(path.join(source, file), path.join(folder, file))
  }
  await npm(['ci', '--ignore-scripts'], folder)
  await writeFile(complete, wanted)
  return folder
}
