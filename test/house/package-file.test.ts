// package.json as npm, Node-RED's palette and flows.nodered.org want it, and no file too many in the package.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { buildPack } from '../../scripts/build/build-pack.ts'
import { NODES, read, ROOT } from './project.ts'

const packageFile = z.looseObject({
  name: z.string(),
  license: z.string(),
  keywords: z.array(z.string()),
  engines: z.object({ node: z.string() }),
  files: z.array(z.string()),
  'node-red': z.object({ version: z.string(), nodes: z.record(z.string(), z.string()) }),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
})

const packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).length(1)

const ALLOWED =
  /^(dist\/.+|docs\/.+\.(md|png)|examples\/.+\.json|scripts\/windows(-acceptance\.ps1|\/.+\.mjs)|README(\.nl)?\.md|C(HANGELOG|ONTRIBUTING)\.md|LICENSE|package\.json)$/

describe('package.json', () => {
  const file = packageFile.parse(JSON.parse(read('package.json')))

  it('has what the library and the palette ask for', () => {
    assert.match(file.name, /^node-red-contrib-/)
    assert.equal(file.license, 'MIT')
    assert.ok(file.keywords.includes('node-red'))
    assert.equal(file.engines.node, '>=20')
    assert.equal(file['node-red'].version, '>=4.1.0')
  })

  it('lists each node once, under its own file in dist/', () => {
    const expected = NODES.map(({ name }) => [name, `dist/${name}.js`])
    assert.deepEqual(Object.entries(file['node-red'].nodes), expected)
  })

  it('has at most six dependencies, all from the registry, and no script that runs at install', () => {
    const versions = Object.values(file.dependencies)
    assert.ok(versions.length <= 6)
    for (const version of versions) assert.match(version, /^[\^~]?\d+\.\d+\.\d+$/)
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in file.scripts)
    assert.deepEqual(atInstall, [])
  })

  it('packs what a user needs and nothing else', async function () {
    this.timeout(60_000)
    await buildPack({ root: ROOT, out: path.join(ROOT, 'dist') })
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const answer = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    const paths = packed.parse(JSON.parse(answer)).flatMap(({ files }) => files.map((entry) => entry.path))
    assert.deepEqual(
      paths.filter((entry) => !ALLOWED.test(entry)),
      [],
    )
    const needed = NODES.flatMap(({ name }) => [
      `dist/${name}.js`,
      `dist/${name}.html`,
      ...['nl', 'en-US'].flatMap((language) => [
        `dist/locales/${language}/${name}.json`,
        `dist/locales/${language}/${name}.html`,
      ]),
    ])
    const present = ['LICENSE', 'README.md', 'README.nl.md', 'CHANGELOG.md'].filter((name) =>
      existsSync(path.join(ROOT, name)),
    )
    for (const entry of [...needed, ...present, 'dist/lib.js', 'package.json']) {
      assert.ok(paths.includes(entry), entry)
    }
  })
})
