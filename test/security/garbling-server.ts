// A door before a SQL Server that passes everything on, until it is told to answer with something else.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface GarblingServer {
  readonly port: number
  /** Instead of each answer from now on; undefined passes them on. */
  garbage: Buffer | undefined
  close(): Promise<void>
}

/** [MS-TDS] 2.2.3: type 0x04 is an answer of the server, status 0x01 the end of the message. */
export function answerWith(bytes: readonly number[]): Buffer {
  return Buffer.from([0x04, 0x01, (8 + bytes.length) >> 8, (8 + bytes.length) & 0xff, 0, 0, 1, 0, ...bytes])
}

export async function startGarblingServer(realPort: number): Promise<GarblingServer> {
  const sockets = new Set<Socket>()
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    const real = kept(connect(realPort, '127.0.0.1'))
    kept(client).on('data', (bytes) => real.write(bytes))
    real.on('data', (bytes) => client.write(door.garbage ?? bytes))
    real.on('close', () => client.destroy())
    client.on('close', () => real.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const door: GarblingServer = {
    port: (server.address() as AddressInfo).port,
    garbage: undefined,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return door
}
