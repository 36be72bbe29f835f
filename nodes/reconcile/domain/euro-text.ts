// An amount in euros as a person writes it.

import { type Cents, centsFromEuros } from './cents.ts'

/** `1.234,56`, `1234,56`, `1234.56`, `€ 1.234`; `1.234` has a point for thousands. Undefined for anything else. */
export function centsFromEuroText(text: string): Cents | undefined {
  const plain = text.replace(/[€\s\u00a0]/g, '').replace(/^\u2212/, '-')
  const dutch = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$/.test(plain)
  const english = /^-?\d+\.\d{1,2}$/.test(plain)
  if (!dutch && !english) return undefined
  try {
    return centsFromEuros(dutch ? plain.replaceAll('.', '').replace(',', '.') : plain)
  } catch {
    return undefined // more than can be counted
  }
}
