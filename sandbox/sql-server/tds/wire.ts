// The bytes of one connection: plain, in TLS whose first flights travel inside PRELOGIN messages, or in TLS from the first
// byte (strict). Source: MS-TDS 2.2.6.5 and 3.3.5.

import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { MESSAGE, type Message, MessageReader, packetsOf } from './messages.ts'
import type { KeyAndCertificate } from './self-signed-certificate.ts'

const TLS_HANDSHAKE = 0x16

export class Wire {
  packetSize = 4096
  spid = 0
  isEncrypted = false
  readonly #socket: Socket
  readonly #identity: KeyAndCertificate
  readonly #reader = new MessageReader()
  readonly #wrapped = new MessageReader()
  readonly #receive: (message: Message) => void
  #tls: { readonly secure: TLSSocket; readonly inner: Duplex } | undefined
  /** Whether TLS travels inside packets now. */
  #isWrapping = false
  #flight: Buffer[] = []
  #hasStarted = false

  constructor(socket: Socket, identity: KeyAndCertificate, receive: (message: Message) => void) {
    this.#socket = socket
    this.#identity = identity
    this.#receive = receive
    socket.on('data', (chunk: Buffer) => this.#arrived(chunk))
  }

  /** After this both sides speak TLS, until `endTls`. */
  startTls(inPackets: boolean): void {
    this.#isWrapping = inPackets
    const inner = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        this.#encrypted(chunk)
        done()
      },
    })
    const secure = new TLSSocket(inner, {
      ...this.#identity,
      isServer: true,
      // In packets the last flight must be known: later versions send tickets after it.
      ...(inPackets ? { maxVersion: 'TLSv1.2' } : { ALPNProtocols: ['tds/8.0'] }),
    })
    secure.on('data', (chunk: Buffer) => this.#decrypted(chunk))
    secure.on('error', () => this.#socket.destroy())
    this.#tls = { secure, inner }
    this.isEncrypted = true
  }

  /** For a client that only wants its login encrypted. */
  endTls(): void {
    this.#tls = undefined
    this.isEncrypted = false
  }

  /** @returns after it was taken by the system, which waits for a reader that does not read */
  send(type: number, payload: Buffer, isLast: boolean): Promise<void> {
    const packets = packetsOf(type, payload, this.packetSize, this.spid, isLast)
    const target = this.#tls?.secure ?? this.#socket
    return new Promise((resolve) => {
      if (target.destroyed || !target.writable) resolve()
      else target.write(packets, () => resolve())
    })
  }

  #arrived(chunk: Buffer): void {
    if (!this.#hasStarted && chunk[0] === TLS_HANDSHAKE) this.startTls(false)
    this.#hasStarted = true
    if (!this.#tls) {
      this.#decrypted(chunk)
      return
    }
    // A bare TLS record ends the wrapping, for what is sent as well.
    if (this.#isWrapping && this.#wrapped.isEmpty && chunk[0] !== MESSAGE.prelogin) this.#isWrapping = false
    if (!this.#isWrapping) return void this.#tls.inner.push(chunk)
    this.#wrapped.push(chunk)
    for (let message = this.#wrapped.next(); message; message = this.#wrapped.next())
      this.#tls.inner.push(message.payload)
    const rest = this.#wrapped.isEmpty ? undefined : this.#wrapped.takeRest()
    if (rest) this.#arrived(rest)
  }

  #encrypted(chunk: Buffer): void {
    if (!this.#isWrapping) return void this.#socket.write(chunk)
    if (this.#flight.length === 0) setImmediate(() => this.#sendFlight())
    this.#flight.push(chunk)
  }

  /** All that TLS says in one turn is one message: the client waits for exactly one. */
  #sendFlight(): void {
    const flight = Buffer.concat(this.#flight)
    this.#flight = []
    if (!this.#socket.destroyed) this.#socket.write(packetsOf(MESSAGE.prelogin, flight, this.packetSize, 0, true))
  }

  #decrypted(chunk: Buffer): void {
    try {
      this.#reader.push(chunk)
      for (let message = this.#reader.next(); message; message = this.#reader.next()) this.#receive(message)
    } catch {
      this.#socket.destroy()
    }
  }
}
