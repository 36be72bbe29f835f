// One run of the actuator as a process. node-adodb tells where Windows keeps its script host; the process is ours,
// because node-adodb's own has no time limit and can't be stopped, loses what Windows says when that is no JSON, and
// takes the whole of Node-RED with it when the output is no UTF-16 (it throws in an event, seen in 5.0.3).

import { type ChildProcess, spawn } from 'node:child_process'

export interface ScriptProcess {
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<ScriptEnd>
  stop(): void
}

export type ScriptEnd =
  | { readonly answer: unknown }
  /** What Windows said, without what stands in quotes; for the log. */
  | { readonly failure: string; readonly isMissing: boolean; readonly cause?: unknown }

/** As node-adodb starts its own script: batch mode, with Unicode in and out. */
const SWITCHES = ['//E:JScript', '//Nologo', '//U', '//B'] as const
const WORDS_MAX = 300

export function startScript(run: {
  readonly host: string
  readonly actuator: string
  readonly request: unknown
}): ScriptProcess {
  const child = spawn(run.host, [run.actuator, ...SWITCHES], { windowsHide: true })
  const output = collected(child.stdout)
  const errorOutput = collected(child.stderr)
  const ended = new Promise<ScriptEnd>((resolve) => {
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const isMissing = cause.code === 'ENOENT' || cause.code === 'EACCES'
      if (child.pid === undefined) resolve({ failure: cause.code ?? 'no process', isMissing, cause })
    })
    child.on('close', () => resolve(endOf(child, output(), errorOutput())))
  })
  // The process may be gone before it read its request: its end tells.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(run.request), 'utf16le')
  return { ended, stop: () => void child.kill() }
}

function endOf(child: ChildProcess, output: string, errorOutput: string): ScriptEnd {
  const words = [`exit code ${child.exitCode ?? child.signalCode ?? 'none'}`, withoutValues(errorOutput)]
  const failed = { failure: words.filter((word) => word !== '').join(': '), isMissing: false }
  if (child.exitCode !== 0) return failed
  try {
    return { answer: JSON.parse(output) as unknown }
  } catch (cause) {
    return { ...failed, cause }
  }
}

/** Windows says some things in its own code page before it knows that Unicode was asked for. */
function collected(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => void pieces.push(piece))
  stream.on('error', () => undefined)
  return () => {
    const bytes = Buffer.concat(pieces)
    return bytes.toString(bytes.includes(0) ? 'utf16le' : 'latin1').replace(/^\uFEFF/, '')
  }
}

function withoutValues(text: string): string {
  return text
    .replaceAll(/(['"]).*?\1/g, '*')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, WORDS_MAX)
}
