// A stand-in for Windows' script host: cscript <script> //E:JScript //Nologo //U //B <words>. It runs the script as it
// is, in a world of ECMAScript 3 with COM objects over the stand-in's database.

import { readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { AdoCommand } from './ado-command.ts'
import { AdoConnection } from './ado-connection.ts'
import { COM } from './com-error.ts'
import { es3World } from './es3-world.ts'
import { FileSystemObject } from './file-system.ts'
import { HexDocument } from './hex-document.ts'

interface Machine {
  /** OLE DB providers in the bitness of this script host. */
  readonly providers: readonly string[]
  /** Whether ADO brings a date to a number. */
  readonly datesAsNumbers: boolean
  /** Says this instead of running anything. */
  readonly saysInstead?: string
}

const here = path.dirname(process.argv[1] ?? '')
const machine = JSON.parse(readFileSync(path.join(here, 'machine.json'), 'utf8')) as Machine
const [script = '', ...words] = process.argv.slice(2)
const isUnicode = words.includes('//U')

run()

function run(): void {
  if (machine.saysInstead !== undefined) {
    writeAll(2, Buffer.from(machine.saysInstead, 'latin1'))
    process.exit(1)
  }
  if (!words.includes('//E:JScript')) throw new Error('There is no script engine for this file extension')
  const world = es3World({ ActiveXObject: activeXObject, WScript: scriptHost() })
  vm.runInContext(readFileSync(script, 'latin1'), world, { filename: path.basename(script) })
  process.exit(0)
}

function activeXObject(name: string): object {
  switch (name) {
    case 'ADODB.Connection':
      return new AdoConnection(machine.providers)
    case 'ADODB.Command':
      return new AdoCommand(machine.datesAsNumbers)
    case 'Scripting.FileSystemObject':
      return new FileSystemObject()
    case 'Microsoft.XMLDOM':
      return new HexDocument()
    default:
      throw COM.noSuchObject(name)
  }
}

function scriptHost(): object {
  const encoding = isUnicode ? 'utf16le' : 'latin1'
  const write = (to: number) => ({ Write: (text: string) => writeAll(to, Buffer.from(text, encoding)) })
  return {
    StdIn: { ReadAll: () => readFileSync(0).toString(encoding) },
    StdOut: write(1),
    StdErr: write(2),
    Sleep: (milliseconds: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
    Arguments: (at: number) => words.filter((word) => !word.startsWith('//'))[at],
  }
}

function writeAll(to: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(to, bytes, at)
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw error
    }
  }
}
