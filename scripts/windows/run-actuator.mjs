// One run of the actuator on this Windows, with a request as the pack itself makes it.

import { spawn } from 'node:child_process'
import path from 'node:path'

/** @returns the answer, or what went wrong with the process; `stop` ends it early */
export function runActuator({ actuator, x64, request }) {
  const windows = process.env.systemroot ?? process.env.windir ?? 'C:\\Windows'
  const host = path.join(windows, x64 ? 'System32' : 'SysWOW64', 'cscript.exe')
  const child = spawn(host, [actuator, '//E:JScript', '//Nologo', '//U', '//B'], { windowsHide: true })
  const [output, errors] = [[], []]
  child.stdout.on('data', (piece) => output.push(piece))
  child.stderr.on('data', (piece) => errors.push(piece))
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(request), 'utf16le')
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ process: String(error.code) }))
    child.on('close', (code) => resolve(answerOf(code, Buffer.concat(output), Buffer.concat(errors))))
  })
  return { ended, stop: () => child.kill() }
}

function answerOf(code, output, errors) {
  const text = output.toString(output.includes(0) ? 'utf16le' : 'latin1').replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch {
    const said = errors.toString(errors.includes(0) ? 'utf16le' : 'latin1').replace(/\s+/g, ' ')
    return { process: `exit code ${code}, ${text.length} letters, ${said.slice(0, 300)}` }
  }
}
