// A server that does what no honest one does, and counts what of it was taken.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer as createRawServer } from 'node:net'

export interface HostileServer {
  readonly url: string
  /** Bytes that left for a reader, over all connections. */
  readonly sentBytes: () => number
  readonly requests: () => number
  close(): Promise<void>
}

export type Behaviour =
  | { readonly kind: 'http'; answer(response: ServerResponse, request: IncomingMessage): void }
  | { readonly kind: 'raw'; answer(socket: Socket): void }

export async function startHostileServer(behaviour: Behaviour): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  let requests = 0
  let gone = 0
  const server: Server =
    behaviour.kind === 'http'
      ? createServer((request, response) => {
          requests += 1
          request.resume()
          response.on('error', () => undefined)
          behaviour.answer(response, request)
        })
      : createRawServer((socket) => {
          requests += 1
          socket.once('data', () => behaviour.answer(socket))
        })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      gone += socket.bytesWritten
      sockets.delete(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone),
    requests: () => requests,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Writes for as long as somebody reads. */
export function writeForever(response: ServerResponse, chunk: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}
