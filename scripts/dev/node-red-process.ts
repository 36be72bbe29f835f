// A Node-RED of its own process, so that it can be started again with a new build.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface NodeRedPlace {
  /** The folder whose node_modules holds Node-RED. */
  readonly root: string
  readonly userFolder: string
  readonly port: string
  /** The addresses of the stand-ins. */
  readonly environment: Readonly<Record<string, string>>
  /** Shows nothing of what Node-RED prints. */
  readonly quiet?: boolean
  /** Is told what Node-RED prints, instead of showing it. */
  readonly heard?: (text: string) => void
  /** The Node.js that runs it; the one that runs this program when it is left out. */
  readonly node?: string
}

export interface NodeRedProcess {
  start(): void
  stop(): Promise<void>
  restart(): Promise<void>
  /** Rejects when Node-RED ends by itself. */
  readonly ended: Promise<never>
}

export function nodeRedProcess(place: NodeRedPlace): NodeRedProcess {
  const { root, userFolder, port, environment, quiet, heard, node = process.execPath } = place
  const program = createRequire(path.join(root, 'package.json')).resolve('node-red/red.js')
  let running: ChildProcess | undefined
  let endedByItself: (error: Error) => void
  const ended = new Promise<never>((_, reject) => (endedByItself = reject))
  ended.catch(() => undefined)

  const start = (): void => {
    const output = heard ? 'pipe' : quiet ? 'ignore' : 'inherit'
    running = spawn(node, [program, '--userDir', userFolder, '--port', port], {
      stdio: [heard || quiet ? 'ignore' : 'inherit', output, output],
      env: { ...process.env, ...environment },
    })
    const started = running
    if (heard) for (const stream of [started.stdout, started.stderr]) stream?.setEncoding('utf8').on('data', heard)
    started.once('exit', (code) => {
      if (running === started) endedByItself(new Error(`Node-RED ended by itself (${code ?? 'killed'})`))
    })
  }
  const stop = async (): Promise<void> => {
    const stopping = running
    running = undefined
    if (stopping === undefined || stopping.exitCode !== null) return
    const ended = once(stopping, 'exit')
    stopping.kill('SIGTERM')
    await ended
  }
  return {
    ended,
    start,
    stop,
    restart: async () => {
      await stop()
      start()
    },
  }
}
