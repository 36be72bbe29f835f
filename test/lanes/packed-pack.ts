// The tarball that npm would publish, built and packed once for all tests of this process.

import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { buildPack } from '../../scripts/build/build-pack.ts'
import { npm } from './npm.ts'

export interface PackedPack {
  readonly tarball: string
  /** With forward slashes, relative to the package. */
  readonly files: readonly string[]
}

const ROOT = path.join(__dirname, '..', '..')

const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })).length(1)

let once: Promise<PackedPack> | undefined

export function packedPack(): Promise<PackedPack> {
  once ??= pack()
  return once
}

async function pack(): Promise<PackedPack> {
  await buildPack({ root: ROOT, out: path.join(ROOT, 'dist') })
  const folder = await mkdtemp(path.join(tmpdir(), 'packed-pack-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const said = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT)
  const [{ filename, files } = { filename: '', files: [] }] = packed.parse(JSON.parse(said))
  return { tarball: path.join(folder, filename), files: files.map((file) => file.path) }
}
