// ADODB.Connection over the Jet and ACE providers. Source: Microsoft, ActiveX Data Objects reference.

import { readFileSync } from 'node:fs'
import { AdoRecordset } from './ado-recordset.ts'
import { type DatabaseAnswer, type DatabaseLine, databaseLine, ProviderError } from './ask-database.ts'
import { COM } from './com-error.ts'

/** Before opening: what the place and the doors are. After it: how to write. */
const PROPERTIES = [
  'Data Source',
  'Jet OLEDB:System database',
  'Jet OLEDB:Database Password',
  'Jet OLEDB:Transaction Commit Mode',
]

export class AdoConnection {
  Provider = 'MSDASQL'
  Mode = 0
  CursorLocation = 2
  IsolationLevel = 4096
  State = 0
  readonly #installed: readonly string[]
  readonly #values = new Map<string, { Value: unknown }>(PROPERTIES.map((name) => [name, { Value: '' }]))
  #line: DatabaseLine | undefined
  #inTransaction = false
  #errors: ProviderError[] = []

  constructor(installed: readonly string[]) {
    this.#installed = installed
  }

  get Properties(): { Item(name: string): { Value: unknown } } {
    if (!this.#installed.includes(this.Provider)) throw COM.noProvider()
    return {
      Item: (name) => {
        const property = this.#values.get(name)
        if (!property) throw COM.notInCollection()
        return property
      },
    }
  }

  get Errors(): { Count: number; Item(at: number): unknown } {
    return {
      Count: this.#errors.length,
      Item: (at) => {
        const error = this.#errors[at]
        if (!error) throw COM.notInCollection()
        return { Number: error.number, Description: error.description, SQLState: error.state, NativeError: -1 }
      },
    }
  }

  Open(_connectionString: string, user: string, password: string): void {
    const value = (name: string): unknown => this.Properties.Item(name).Value
    this.ask({
      ask: 'open',
      user,
      password,
      filePassword: value('Jet OLEDB:Database Password'),
      workgroup: value('Jet OLEDB:System database'),
    })
    this.State = 1
  }

  BeginTrans(): number {
    this.#openOnly({ ask: 'begin' })
    this.#inTransaction = true
    return 1
  }

  CommitTrans(): void {
    this.#openOnly({ ask: 'commit' })
    this.#inTransaction = false
  }

  RollbackTrans(): void {
    this.#openOnly({ ask: 'rollback' })
    this.#inTransaction = false
  }

  OpenSchema(schema: number): AdoRecordset {
    return new AdoRecordset(this.#openOnly({ ask: 'schema', schema }))
  }

  Close(): void {
    if (this.#inTransaction) throw COM.inTransaction()
    this.#line?.hangUp()
    this.State = 0
  }

  #openOnly(question: object): DatabaseAnswer {
    if (this.State === 0) throw COM.closed()
    return this.ask(question)
  }

  /** For a command on this connection as well. */
  ask(question: object): DatabaseAnswer {
    this.#errors = []
    try {
      this.#line ??= databaseLine(this.#port())
      return this.#line.ask(question)
    } catch (error) {
      if (error instanceof ProviderError) this.#errors = [error]
      throw error
    }
  }

  #port(): number {
    const file = String(this.Properties.Item('Data Source').Value)
    const number = 0x80004005
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      throw new ProviderError(number, `Could not find file '${file}'.`, '3024')
    }
    try {
      const { port } = JSON.parse(text) as { port: number }
      return port
    } catch {
      throw new ProviderError(number, `Unrecognized database format '${file}'.`, '3343')
    }
  }
}
