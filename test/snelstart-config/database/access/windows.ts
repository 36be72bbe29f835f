// A machine that looks like Windows to node-adodb: its own files, the stand-in of the script host, and the actuator as it
// is built.

import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ScriptMachine } from '../../../../nodes/snelstart-config/database/access/script-machine.ts'
import { installCscript, type WindowsStandIn } from '../../../../sandbox/access/install-cscript.ts'
import { lockedInstall } from '../../../lanes/locked-install.ts'
import { joinedActuator } from '../../../../scripts/build/actuator.ts'

interface Adodb {
  open(connection: string, x64?: boolean): { readonly proxy: { readonly engine: string } }
}

export interface Windows {
  readonly machine: ScriptMachine
  readonly standIn: WindowsStandIn
}

const ROOT = path.join(__dirname, '../../../..')
const FOLDER = path.join(ROOT, '.data', `windows-${process.pid}`)

let made: Promise<Windows> | undefined

/** Made once for all tests of a process: node-adodb reads where Windows is only when it is loaded. */
export function aWindows(): Promise<Windows> {
  made ??= makeWindows()
  return made
}

async function makeWindows(): Promise<Windows> {
  const standIn = await installCscript(FOLDER)
  process.once('exit', () => rmSync(FOLDER, { recursive: true, force: true }))
  const actuator = path.join(FOLDER, 'actuator.jscript')
  writeFileSync(actuator, await joinedActuator(ROOT))
  process.env['windir'] = FOLDER
  const adodb = await nodeAdodb()
  return { standIn, machine: { actuator, host: (x64) => Promise.resolve(adodb.open('', x64).proxy.engine) } }
}

async function nodeAdodb(): Promise<Adodb> {
  const folder = await nodeAdodbFolder()
  if (folder !== undefined) return createRequire(path.join(folder, 'package.json'))(folder) as Adodb
  const engine = (x64: boolean): string => path.join(FOLDER, x64 ? 'System32' : 'SysWOW64', 'cscript.exe')
  return { open: (_connection, x64 = false) => ({ proxy: { engine: engine(x64) } }) }
}

let installed: Promise<string | undefined> | undefined

/** Its own files, as npm brings them to Windows; undefined where npm can't fetch them. */
export function nodeAdodbFolder(): Promise<string | undefined> {
  installed ??= lockedInstall(path.join(__dirname, 'node-adodb')).then(
    (folder) => path.join(folder, 'node_modules', 'node-adodb'),
    (error: unknown) => {
      const [reason] = String(error).split('\n')
      console.log(`      node-adodb can't be installed here (${reason}): what it does is written out for this run`)
      return undefined
    },
  )
  return installed
}
