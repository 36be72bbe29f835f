// ADODB.Command and its parameters. A value is brought to the type of its parameter the moment it is given.

import type { AdoConnection } from './ado-connection.ts'
import { AdoRecordset } from './ado-recordset.ts'
import { COM } from './com-error.ts'
import { VariantDate } from './variant-date.ts'

const SIZED = new Set([200, 201, 202, 203])

/** As the types of parameters that are used hold it. */
type Brought = string | number | boolean | VariantDate | null

export class AdoParameter {
  readonly Type: number
  readonly Size: number
  readonly #datesAsNumbers: boolean
  #value: Brought = null

  constructor(type: number, size: number, datesAsNumbers: boolean) {
    this.Type = type
    this.Size = size
    this.#datesAsNumbers = datesAsNumbers
  }

  get Value(): unknown {
    return this.#value
  }

  set Value(value: unknown) {
    this.#value = value === null || value === undefined ? null : this.#brought(value)
  }

  #brought(value: unknown): Brought {
    if (value instanceof VariantDate) {
      if (this.Type === 7) return value
      if (this.Type === 5 && this.#datesAsNumbers) return value.serial
      throw COM.wrongType()
    }
    switch (this.Type) {
      case 3:
        return wholeNumber(value)
      case 5:
        return number(value)
      case 6:
        return Math.round(number(value) * 10_000) / 10_000
      case 7:
        return new VariantDate(number(value))
      case 11:
        return Boolean(value)
      case 72:
        if (typeof value !== 'string' || !/^\{[0-9A-F-]{36}\}$/i.test(value)) throw COM.wrongType()
        return value
      case 202:
      case 203:
        if (typeof value !== 'string' || value.length > this.Size) throw COM.wrongType()
        return value
      default:
        throw COM.wrongType()
    }
  }

  asked(): { readonly type: number; readonly value: string | null } {
    const value = this.#value
    if (value === null) return { type: this.Type, value: null }
    return {
      type: this.Type,
      value: value instanceof VariantDate ? value.wallTime() : String(value),
    }
  }
}

export class AdoCommand {
  ActiveConnection: AdoConnection | undefined
  CommandType = 8
  CommandText = ''
  readonly #datesAsNumbers: boolean
  readonly #parameters: AdoParameter[] = []

  constructor(datesAsNumbers: boolean) {
    this.#datesAsNumbers = datesAsNumbers
  }

  get Parameters(): { Append(parameter: AdoParameter): void } {
    return {
      Append: (parameter) => {
        if (SIZED.has(parameter.Type) && parameter.Size < 1) throw COM.improperParameter()
        this.#parameters.push(parameter)
      },
    }
  }

  CreateParameter(_name: string, type: number, _direction: number, size = 0, value: unknown = null): AdoParameter {
    const parameter = new AdoParameter(type, size, this.#datesAsNumbers)
    parameter.Value = value
    return parameter
  }

  /** JScript never hears how many rows were touched: that is given back by reference. */
  Execute(): AdoRecordset {
    const connection = this.ActiveConnection
    if (!connection || connection.State === 0) throw COM.closed()
    const values = this.#parameters.map((parameter) => parameter.asked())
    return new AdoRecordset(connection.ask({ ask: 'sql', text: this.CommandText, values }))
  }
}

/** Text is read by the settings of the country: here the Dutch ones, to which a dot separates thousands. */
function number(value: unknown): number {
  const read = typeof value === 'string' ? Number(value.replaceAll('.', '').replace(',', '.')) : Number(value)
  if (Number.isNaN(read)) throw COM.wrongType()
  return read
}

function wholeNumber(value: unknown): number {
  const read = Math.round(number(value))
  if (read !== (read | 0)) throw COM.wrongType()
  return read
}
