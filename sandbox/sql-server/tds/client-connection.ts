// One client: prelogin, login, and then its requests, one at a time.

import type { Socket } from 'node:net'
import type { Database } from '../books/database.ts'
import type { FaultChoice } from '../faults.ts'
import type { LoggedConnection } from '../request-log.ts'
import { Session } from '../session/session.ts'
import { SQL_ERROR } from '../sql-error.ts'
import { ByteWriter } from './byte-writer.ts'
import { type Login, readLogin } from './login.ts'
import { MESSAGE, type Message } from './messages.ts'
import { ENCRYPTION, preloginAnswer, readPrelogin } from './prelogin.ts'
import { RequestRun } from './request-run.ts'
import type { KeyAndCertificate } from './self-signed-certificate.ts'
import {
  writeBytesChange,
  writeDone,
  writeError,
  writeInfo,
  writeLoginAck,
  writeTextChange,
  DONE,
  DONE_ERROR,
} from './tokens.ts'
import { Wire } from './wire.ts'

export interface ServerState {
  readonly identity: KeyAndCertificate
  /** `none`: this server has no encryption; `required`: no login without it. */
  readonly encryption: 'none' | 'offered' | 'required'
  /** Blank accepts any. */
  readonly instance: string
  readonly logins: Readonly<Record<string, string>>
  database(name: string): Database | undefined
  readonly defaultDatabase: string
  fault: FaultChoice
  opened(connection: Omit<LoggedConnection, 'requests' | 'spid' | 'isOpen'>): LoggedConnection
}

const COLLATION = Uint8Array.of(0x09, 0x04, 0xd0, 0x00, 0x34)

export class ClientConnection {
  readonly #server: ServerState
  readonly #socket: Socket
  readonly #wire: Wire
  #encryptsLoginOnly = false
  #mayLogIn = true
  #session: Session | undefined
  #log: LoggedConnection | undefined
  #running: RequestRun | undefined
  #queue: Promise<void> = Promise.resolve()

  constructor(socket: Socket, server: ServerState) {
    this.#server = server
    this.#socket = socket
    this.#wire = new Wire(socket, server.identity, (message) => this.#received(message))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#closed())
    socket.setNoDelay(true)
  }

  /** After the connection has ended and its transaction is rolled back. */
  async close(): Promise<void> {
    this.#socket.destroy()
    this.#running?.cancel('closed')
    await this.#queue
  }

  #received(message: Message): void {
    if (message.type === MESSAGE.attention) {
      if (this.#running) this.#running.cancel('attention')
      else this.#then(() => RequestRun.answerLateAttention(this.#wire))
      return
    }
    this.#then(() => this.#handle(message))
  }

  #then(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch(() => void this.#socket.destroy())
  }

  async #handle(message: Message): Promise<void> {
    if (message.type === MESSAGE.prelogin) return this.#prelogin(message.payload)
    if (message.type === MESSAGE.login) return this.#login(readLogin(message.payload))
    if (!this.#session || !this.#log) return void this.#socket.destroy()
    if (message.resets) await this.#session.close()
    const run = new RequestRun(this.#wire, this.#session, this.#log, (request) => this.#server.fault(request))
    this.#running = run
    try {
      await run.answer(message)
    } finally {
      this.#running = undefined
    }
    if (run.isDropped) this.#socket.destroy()
  }

  async #prelogin(payload: Buffer): Promise<void> {
    const { encryption: asked, instance } = readPrelogin(payload)
    const isRight = this.#server.instance === '' || instance === '' || isSameText(instance, this.#server.instance)
    const answered = this.#encryptionFor(asked)
    await this.#wire.send(MESSAGE.answer, preloginAnswer(answered, isRight), true)
    if (!isRight) return void this.#socket.end()
    this.#mayLogIn = !(answered === ENCRYPTION.required && asked === ENCRYPTION.notSupported)
    if (this.#wire.isEncrypted || answered === ENCRYPTION.notSupported || !this.#mayLogIn) return
    this.#encryptsLoginOnly = answered === ENCRYPTION.off
    this.#wire.startTls(true)
  }

  #encryptionFor(asked: number): number {
    const { encryption } = this.#server
    if (this.#wire.isEncrypted) return ENCRYPTION.on
    if (encryption === 'none') return ENCRYPTION.notSupported
    if (asked === ENCRYPTION.notSupported)
      return encryption === 'required' ? ENCRYPTION.required : ENCRYPTION.notSupported
    if (asked === ENCRYPTION.off) return encryption === 'required' ? ENCRYPTION.required : ENCRYPTION.off
    return ENCRYPTION.on
  }

  async #login(login: Login): Promise<void> {
    const isEncrypted = this.#wire.isEncrypted && !this.#encryptsLoginOnly
    if (this.#encryptsLoginOnly) this.#wire.endTls()
    const name = login.database === '' ? this.#server.defaultDatabase : login.database
    const database = this.#server.database(name)
    const writer = new ByteWriter()
    const isRight = this.#mayLogIn && !login.isWindows && this.#server.logins[login.user] === login.password
    if (!isRight || !database) {
      if (isRight) writeError(writer, SQL_ERROR.noDatabase(name), 'STANDIN')
      writeError(writer, SQL_ERROR.loginFailed(login.user), 'STANDIN')
      writeDone(writer, DONE.statement, DONE_ERROR)
      await this.#wire.send(MESSAGE.answer, writer.take(), true)
      return void this.#socket.end()
    }
    const { user, application } = login
    this.#log = this.#server.opened({ login: user, application, isEncrypted })
    this.#session = new Session(this.#log.spid, user, database)
    this.#wire.spid = this.#log.spid
    const size = Math.min(32_767, Math.max(512, login.packetSize === 0 ? 4096 : login.packetSize))
    writeWelcome(writer, database.name, size, login.version)
    await this.#wire.send(MESSAGE.answer, writer.take(), true)
    this.#wire.packetSize = size
  }

  #closed(): void {
    if (this.#log) this.#log.isOpen = false
    this.#running?.cancel('closed')
    this.#queue = this.#queue.then(() => this.#session?.close()).catch(() => undefined)
  }
}

function writeWelcome(writer: ByteWriter, database: string, packetSize: number, version: number): void {
  writeTextChange(writer, 1, database, 'master')
  writeInfo(writer, 5701, `Changed database context to '${database}'.`, 'STANDIN')
  writeBytesChange(writer, 7, COLLATION, new Uint8Array())
  writeTextChange(writer, 2, 'us_english', '')
  writeInfo(writer, 5703, 'Changed language setting to us_english.', 'STANDIN')
  writeLoginAck(writer, version)
  writeTextChange(writer, 4, String(packetSize), String(packetSize))
  writeDone(writer, DONE.statement, 0)
}

const isSameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
