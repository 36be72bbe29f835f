// A server that knows PRELOGIN and nothing else, and keeps every byte that it is sent.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export interface PreloginServer {
  readonly port: number
  /** Types of the packets that came: 0x12 PRELOGIN, 0x10 LOGIN7 ([MS-TDS] 2.2.3.1.1). */
  packetTypes(): readonly number[]
  close(): Promise<void>
}

/** [MS-TDS] 2.2.6.5, option ENCRYPTION. */
export const ENCRYPTION = { off: 0x00, on: 0x01, notSupported: 0x02, required: 0x03 } as const

export async function startPreloginServer(encryption: number): Promise<PreloginServer> {
  const types: number[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      types.push(...packetTypesIn(bytes))
      if (bytes[0] === 0x12) socket.write(preloginAnswer(encryption))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    packetTypes: () => types,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function packetTypesIn(bytes: Buffer): number[] {
  const types: number[] = []
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt16BE(at + 2)))
    types.push(bytes.readUInt8(at))
  return types
}

/** VERSION (token 0) at 11 of 6 bytes, ENCRYPTION (token 1) at 17 of 1 byte, end. */
function preloginAnswer(encryption: number): Buffer {
  const options = Buffer.from([0x00, 0, 11, 0, 6, 0x01, 0, 17, 0, 1, 0xff])
  const data = Buffer.from([16, 0, 0x10, 0x00, 0, 0, encryption])
  const header = Buffer.from([0x04, 0x01, 0, 8 + options.length + data.length, 0, 0, 1, 0])
  return Buffer.concat([header, options, data])
}
