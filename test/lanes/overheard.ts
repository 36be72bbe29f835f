// What Node-RED sends to an open editor: statuses, debug messages and notifications, as text.

import { once } from 'node:events'
import WebSocket from 'ws'
import type { RealNodeRed } from './real-node-red.ts'

export interface Overheard {
  readonly text: () => string
  /** Once this was sent. */
  said(what: RegExp): Promise<void>
  close(): void
}

const TOPICS = ['debug', 'status/#', 'notification/#', 'event-log/#']

export async function overhear({ adminUrl }: RealNodeRed, token: string): Promise<Overheard> {
  const socket = new WebSocket(`${adminUrl.replace('http', 'ws')}/comms`)
  let heard = ''
  const listeners = new Set<() => void>()
  await once(socket, 'open')
  socket.on('message', (piece: Buffer) => {
    heard += `${piece.toString('utf8')}\n`
    for (const listener of listeners) listener()
  })
  const said = (what: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const listen = (): void => {
        if (!what.test(heard)) return
        listeners.delete(listen)
        resolve()
      }
      listeners.add(listen)
      listen()
    })
  socket.send(JSON.stringify({ auth: token }))
  await said(/"auth":"ok"/)
  for (const topic of TOPICS) socket.send(JSON.stringify({ subscribe: topic }))
  return { text: () => heard, said, close: () => socket.close() }
}
