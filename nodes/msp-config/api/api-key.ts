// An API key as it was pasted, to the key itself. The key gives the right to refund money: it never leaves by an error.

import { createHash } from 'node:crypto'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

/**
 * Without what sticks to a pasted key: blanks, quotes, line ends (also written out as `\n`), invisible characters.
 *
 * @throws ReconcileError CONFIG_MISSING `api-key` when nothing is left, CONFIG_INVALID `api-key` when the rest can't be
 *   sent as a header
 */
export function tidyApiKey(pasted: string): string {
  const key = pasted.replace(INVISIBLE, '').replace(/^(?:\\[nrt]|["'`\s])+|(?:\\[nrt]|["'`\s])+$/g, '')
  if (key === '') throw new ReconcileError('CONFIG_MISSING', 'api-key')
  if (!/^[\x21-\x7e]+$/.test(key)) throw new ReconcileError('CONFIG_INVALID', 'api-key')
  return key
}

/** A name for a folder where the account is not known; the key can't be found back from it. */
export function folderNameOfKey(key: string): string {
  return `key-${createHash('sha256').update(`account ${key}`).digest('hex').slice(0, 16)}`
}

// Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
