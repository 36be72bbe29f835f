// Kept rows as files: one file of JSON lines a name, readable by its owner only.

import { stat, truncate } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { KeptFolder, KeptRows } from '../../reconcile/domain/kept-rows.ts'
import { appendRows } from './append-rows.ts'
import { inTurn } from './in-turn.ts'
import { linesOf } from './lines-of.ts'
import { systemCode } from './system-code.ts'
import { writeWhole } from './write-whole.ts'

export interface KeptFolderParts {
  readonly clock: Pick<Clock, 'sleep'>
  /** A row was no JSON: it and what came after it are gone, and are read from their source again. */
  readonly onDamaged?: (damage: { readonly file: string; readonly line: number }) => void
}

export function keptFolder(path: string, parts: KeptFolderParts): KeptFolder {
  return {
    rows(name) {
      if (!/^[a-z0-9-]{1,100}$/.test(name)) throw new RangeError(`not a name for kept rows: ${JSON.stringify(name)}`)
      return keptRows(join(resolve(path), `${name}.jsonl`), parts)
    },
  }
}

function keptRows(file: string, { clock, onDamaged }: KeptFolderParts): KeptRows {
  return {
    async *read() {
      const fileRead = await identityOf(file)
      if (fileRead === undefined) return
      let line = 0
      let wholeBytes = 0
      for await (const lines of linesOf(file)) {
        for (const { text, endsAt } of lines) {
          line += 1
          const row = parsed(text)
          if (row === NOT_JSON) {
            await inTurn(file, () => cutAt(file, wholeBytes, fileRead))
            onDamaged?.({ file, line })
            return
          }
          wholeBytes = endsAt
          yield row
        }
      }
    },
    append: (rows) => inTurn(file, () => appendRows(file, rows.map(asLine))),
    replace: (rows) => inTurn(file, () => writeWhole(file, linesFor(rows), clock)),
  }
}

const NOT_JSON = Symbol('not JSON')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return NOT_JSON
  }
}

/**
 * Rows are only ever appended, so what stands before the damage is what was kept at an earlier moment. Later rows are
 * cut off with it: a bookmark among them would claim rows that can no longer be read.
 */
async function cutAt(file: string, bytes: number, fileRead: bigint): Promise<void> {
  // Replaced meanwhile: the damage went with the old file.
  if ((await identityOf(file)) === fileRead) await truncate(file, bytes)
}

async function identityOf(file: string): Promise<bigint | undefined> {
  try {
    return (await stat(file, { bigint: true })).ino
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function* linesFor(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield asLine(row)
}

function asLine(row: unknown): string {
  const text = JSON.stringify(row) as string | undefined
  if (text === undefined) throw new RangeError('a kept row has no form in JSON')
  return `${text}\n`
}
