// Proves on a copy of an .mdb what can only be proven with a real Access engine, and prints a report to send back. The
// report holds names of tables and columns, and numbers; nothing that stands in them.
//
//   node check-access.mjs C:\path\to\administration.mdb
//   with an account:  set ACCESS_USER and ACCESS_PASSWORD, and add the path of snelstart.mdw
//   with a password on the file:  set ACCESS_FILE_PASSWORD

import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { checks } from './access-checks.mjs'
import { runActuator } from './run-actuator.mjs'

const HERE = path.dirname(fileURLToPath(import.meta.url))
const PROVIDERS = [
  { provider: 'Microsoft.Jet.OLEDB.4.0', x64: false },
  { provider: 'Microsoft.ACE.OLEDB.16.0', x64: true },
  { provider: 'Microsoft.ACE.OLEDB.16.0', x64: false },
  { provider: 'Microsoft.ACE.OLEDB.12.0', x64: true },
  { provider: 'Microsoft.ACE.OLEDB.12.0', x64: false },
]

// Started by itself, and not by the acceptance of everything.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, workgroupFile] = process.argv.slice(2)
  const failed = await checkAccess(file, workgroupFile)
  if (failed > 0) process.exitCode = 1
}

/** @returns how many of the checks were not as expected */
export async function checkAccess(file, workgroupFile = '') {
  const actuator = [path.join(HERE, '../../dist/actuator.jscript'), process.env.ACTUATOR ?? ''].find(existsSync)
  if (file === undefined || !existsSync(file) || actuator === undefined) {
    console.log('usage: node check-access.mjs <file.mdb> [snelstart.mdw]   (after npm run build)')
    return 1
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'check-access-'))
  try {
    const copy = path.join(folder, `copy${path.extname(file)}`)
    copyFileSync(file, copy)
    const { ACCESS_USER = 'Admin', ACCESS_PASSWORD = '', ACCESS_FILE_PASSWORD = '' } = process.env
    const place = {
      file: copy,
      workgroupFile,
      user: ACCESS_USER,
      password: ACCESS_PASSWORD,
      filePassword: ACCESS_FILE_PASSWORD,
    }
    console.log(
      `Node ${process.version} ${process.platform} ${os.release()}, zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    )
    return await report({ actuator, folder, place })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function report({ actuator, folder, place }) {
  const engines = []
  for (const engine of PROVIDERS) {
    const request = { work: 'catalogue', open: { ...place, provider: engine.provider }, tables: null }
    const answer = await runActuator({ actuator, x64: engine.x64, request }).ended
    const bits = engine.x64 ? '64 bit' : '32 bit'
    console.log(
      `${engine.provider} ${bits}: ${answer.tables ? `opens, ${answer.tables.length} tables` : JSON.stringify(answer)}`,
    )
    if (answer.tables) engines.push({ ...engine, tables: answer.tables })
  }
  const [engine] = engines
  if (!engine) {
    console.log('RESULT no engine opens this file')
    return 1
  }
  let gates = 0
  const open = { ...place, provider: engine.provider }
  const start = (request) => runActuator({ actuator, x64: engine.x64, request: { open, ...request } })
  const bench = {
    open,
    start,
    ask: (request) => start(request).ended,
    /** A file that does not exist yet, or does when it is shut. */
    gate: (isShut) => {
      const gate = path.join(folder, `gate${gates++}`)
      if (isShut) writeFileSync(gate, '')
      return gate
    },
    lockFile: `${place.file}.check.lock`,
    engine,
  }
  let failed = 0
  for (const [what, check] of Object.entries(checks)) {
    const found = await check(bench).catch((error) => ({ ok: false, figures: String(error) }))
    if (!found.ok) failed++
    console.log(
      `${found.ok ? 'ok ' : 'NO '} ${what}${found.figures === undefined ? '' : `: ${JSON.stringify(found.figures)}`}`,
    )
  }
  console.log(`RESULT ${Object.keys(checks).length - failed} as expected, ${failed} not, by ${engine.provider}`)
  return failed
}
