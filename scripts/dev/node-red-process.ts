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
}

export interface NodeRedProcess {
  start(): void
  stop(): Promise<void>
  restart(): Promise<void>
}

export function nodeRedProcess({ root, userFolder, port, environment }: NodeRedPlace): NodeRedProcess {
  const program = createRequire(path.join(root, 'package.json')).resolve('node-red/red.js')
  let running: ChildProcess | undefined

  const start = (): void => {
    running = spawn(process.execPath, [program, '--userDir', userFolder, '--port', port], {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
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
    start,
    stop,
    restart: async () => {
      await stop()
      start()
    },
  }
}
