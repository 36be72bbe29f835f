// Everything that only a real Windows can prove of an .mdb and of LocalDB, in one report to send back. It works on copies.
// It is started by scripts/windows-acceptance.ps1.

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkAccess } from './check-access.mjs'
import { checkAdministration } from './check-administration.mjs'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const { values: asked } = parseArgs({
  options: {
    access: { type: 'string' },
    workgroup: { type: 'string' },
    localdb: { type: 'string' },
    example: { type: 'string' },
  },
})

await main()

async function main() {
  const files = [asked.access, asked.workgroup, asked.localdb].filter((file) => file !== undefined)
  const missing = files.filter((file) => !existsSync(file))
  if (files.length === 0 || missing.length > 0) {
    console.log(missing.length > 0 ? `Not found: ${missing.join(', ')}` : 'Name an .mdb, an .mdf, or both.')
    process.exitCode = 2
    return
  }
  console.log(machine())
  const folder = mkdtempSync(path.join(os.tmpdir(), 'acceptance-'))
  try {
    const failed = (await acceptAccess(folder)) + (await acceptLocalDb(folder))
    console.log(`\nRESULT ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`)
    if (failed > 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function acceptAccess(folder) {
  if (asked.access === undefined) return 0
  const { ACCESS_USER: user, ACCESS_PASSWORD, ACCESS_FILE_PASSWORD } = process.env
  const login = { ...(user && { user }), password: ACCESS_PASSWORD || ACCESS_FILE_PASSWORD || '' }
  const workgroup = asked.workgroup === undefined ? {} : { workgroupFile: asked.workgroup }
  console.log('\nACCESS, the engine')
  const failed = await checkAccess(asked.access, asked.workgroup)
  console.log('\nACCESS, through the pack')
  const place = { kind: 'mdb', file: copyOf(asked.access, folder), ...workgroup, ...login }
  return failed + (await checkAdministration({ place, folder, example: asked.example, say: console.log }))
}

async function acceptLocalDb(folder) {
  if (asked.localdb === undefined) return 0
  console.log('\nLOCALDB, through the pack')
  let copy
  try {
    copy = copyOf(asked.localdb, folder)
  } catch (error) {
    console.log(`NO  the file can't be copied (${error.code}): close SnelStart and try again`)
    return 1
  }
  // A name of its own, so that the administration itself can be attached at the same time.
  const place = { kind: 'local', file: copy, database: `acceptance_${process.pid}` }
  return checkAdministration({ place, folder, example: asked.example, say: console.log })
}

/** With the log that belongs to an .mdf, where it is there. */
function copyOf(file, folder) {
  const copy = path.join(folder, `copy${path.extname(file)}`)
  copyFileSync(file, copy)
  const log = file.replace(/\.mdf$/i, '_log.ldf')
  if (log !== file && existsSync(log)) copyFileSync(log, path.join(folder, 'copy_log.ldf'))
  return copy
}

function machine() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const libraries = ['mssql', 'msnodesqlv8', 'node-adodb', 'mdb-reader'].map((name) => `${name} ${versionOf(name)}`)
  return [
    `pack ${version}, Node ${process.version} ${process.arch}, ${process.platform} ${os.release()}, zone ${zone}`,
    libraries.join(', '),
  ].join('\n')
}

function versionOf(name) {
  const folders = createRequire(path.join(ROOT, 'package.json')).resolve.paths(name) ?? []
  const found = folders.map((folder) => path.join(folder, name, 'package.json')).find(existsSync)
  return found === undefined ? 'absent' : JSON.parse(readFileSync(found, 'utf8')).version
}
