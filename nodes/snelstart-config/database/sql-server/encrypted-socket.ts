// A socket on which no login leaves unencrypted. tedious 19 goes on in plain text when a server answers that it has no
// encryption; here that login's first byte closes the connection instead.
//
// Source: [MS-TDS] 2.2.3.1 (packet header: type in byte 0, length with header in bytes 2 and 3), 2.2.6.5 (PRELOGIN,
// which also carries the handshake) and 3.2.5.1; RFC 8446 5.1 (record types).

import { Socket, type TcpNetConnectOpts } from 'node:net'
import { z } from 'zod'

const PRELOGIN = 0x12
const HEADER_BYTES = 8
const TLS_RECORDS: readonly number[] = [0x14, 0x15, 0x16, 0x17]

export class NotEncrypted extends Error {
  override readonly name = 'NotEncrypted'

  constructor() {
    super('the server has no encryption')
  }
}

/** tedious calls its `connector` with these, though its types don't say so. */
const ADDRESS = z.object({ host: z.string(), port: z.number() })

/** For tedious' option `connector`. */
export function encryptedConnector(...given: readonly unknown[]): Promise<Socket> {
  const { host, port } = ADDRESS.parse(given[0])
  const signal = given.find((each): each is AbortSignal => each instanceof AbortSignal)
  const socket = new EncryptedSocket()
  const options: TcpNetConnectOpts = { host, port }
  return new Promise((resolve, reject) => {
    const onAbort = (): void => void socket.destroy(new Error('not connected in time'))
    const settle = (end: () => void) => (): void => {
      signal?.removeEventListener('abort', onAbort)
      socket.removeListener('error', reject)
      end()
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    socket.once('error', reject)
    socket.once(
      'close',
      settle(() => undefined),
    )
    socket.connect(
      options,
      settle(() => resolve(socket)),
    )
  })
}

class EncryptedSocket extends Socket {
  /** Of the packet under way, in PRELOGIN. */
  private left = 0
  private encrypted = false

  override _write(chunk: unknown, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (!this.mayLeave(chunk)) done(new NotEncrypted())
    else super._write(chunk, encoding, done)
  }

  override _writev(chunks: { chunk: unknown; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    if (!chunks.every(({ chunk }) => this.mayLeave(chunk))) done(new NotEncrypted())
    else super._writev?.(chunks, done)
  }

  /** tedious writes whole packets, or pieces of one. */
  private mayLeave(chunk: unknown): boolean {
    if (this.encrypted) return true
    if (!Buffer.isBuffer(chunk)) return false
    for (let at = 0; at < chunk.length;) {
      if (this.left === 0) {
        const first = chunk.readUInt8(at)
        if (TLS_RECORDS.includes(first)) return (this.encrypted = true)
        if (first !== PRELOGIN || chunk.length - at < HEADER_BYTES) return false
        this.left = chunk.readUInt16BE(at + 2)
        if (this.left < HEADER_BYTES) return false
      }
      const taken = Math.min(this.left, chunk.length - at)
      this.left -= taken
      at += taken
    }
    return true
  }
}
