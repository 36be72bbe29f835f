// A Node-RED of its own process, so that it can be started again with a new build.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface NodeRedPlace {
  readonly root: string
  readonly userFolder: string
  readonly port: string
  /** The addresses of the stand-ins. */
  readonly environment: Readonly<Record<string, string>>
  /** Shows nothing of what Node-RED prints. */
  readonly quiet?: boolean
}

export interface NodeRedProcess {
  start(): void
  stop(): Promise<void>
  restart(): Promise<void>
  /** Rejects when Node-RED ends by itself. */
  readonly ended: Promise<never>
}

export function nodeRedProcess({ root, userFolder, port, environment, quiet }: NodeRedPlace): NodeRedProcess {
  const program = createRequire(path.join(root, 'package.json')).resolve('node-red/red.js')
  let running: ChildProcess | undefined
  let endedByItself: (error: Error) => void
  const ended = new Promise<never>((_, reject) => (endedByItself = reject))
  ended.catch(() => undefined)

  const start = (): void => {
    running = spawn(process.execPath, [program, '--userDir', userFolder, '--port', port], {
      stdio: quiet ? 'ignore' : 'inherit',
      env: { ...process.env, ...environment },
    })
    const started = running
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
