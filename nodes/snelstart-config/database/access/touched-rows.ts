// How many rows a writing statement will touch. The script host can't hear that from ADO, so the rows that an UPDATE or
// DELETE is about are counted just before it, in the same transaction.

import type { PlanStatement } from '../engine.ts'

/**
 * @returns the statement that counts; nothing for an INSERT of values, which adds one row or fails
 * @throws RangeError for a form that is not known: that is a bug of ours
 */
export function countingOf(statement: PlanStatement): PlanStatement | undefined {
  const text = statement.parts.join('?')
  if (/^\s*INSERT\s+INTO\b/i.test(text)) {
    if (!/\bVALUES\s*\(/i.test(outsideBrackets(text))) throw new RangeError('INSERT without VALUES is not known here')
    return undefined
  }
  const table = /^\s*(?:UPDATE\s+(\[[^\]]+\])\s+SET\b|DELETE\s+FROM\s+(\[[^\]]+\]))/i.exec(text)
  const name = table?.[1] ?? table?.[2]
  if (name === undefined) throw new RangeError('only INSERT, UPDATE and DELETE of one [table] are known here')
  const at = outsideBrackets(text).search(/\sWHERE\s/i)
  if (at < 0) throw new RangeError('UPDATE or DELETE without WHERE is not known here')
  const before = [...outsideBrackets(text.slice(0, at)).matchAll(/\?/g)].length
  const first = statement.parts[before] ?? ''
  const condition = first.slice(outsideBrackets(first).search(/\sWHERE\s/i))
  return {
    parts: [`SELECT COUNT(*) AS [touched] FROM ${name}${condition}`, ...statement.parts.slice(before + 1)],
    values: statement.values.slice(before),
  }
}

/** Names may hold any word: they become spaces, in the same number. */
function outsideBrackets(text: string): string {
  return text.replace(/\[[^\]]*\]/g, (name) => ' '.repeat(name.length))
}
