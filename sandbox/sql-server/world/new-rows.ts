// What a bookkeeper types in; amounts are text of euros, so that none is a float.

import type { AccountName } from './chart.ts'

export interface NewInvoice {
  readonly customer?: number
  readonly number?: string
  /** With 21 % VAT, such as "121.00"; negative for a credit invoice. */
  readonly euros?: string
  readonly date?: string
  /** The betalingskenmerk; null for none. */
  readonly reference?: string | null
  readonly orderReference?: string
  readonly text?: string
  /** Without one it was entered by hand. */
  readonly hasOrder?: boolean
}

export interface Invoice {
  readonly id: number
  readonly number: string
  readonly customer: number
  readonly entry: number
}

export interface NewEntry {
  readonly journal?: AccountName
  readonly date?: string
  readonly document?: string | null
  readonly text?: string
  readonly lines: readonly NewLine[]
}

export interface NewLine {
  readonly account: AccountName
  readonly debit?: string
  readonly credit?: string
  readonly invoice?: number
  readonly text?: string
}
