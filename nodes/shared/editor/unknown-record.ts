// Reading an answer whose shape is not known yet.

export type UnknownRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null
}

/** The rows of the list under this name that could be read; anything else is left out. */
export function rowsOf<Row>(
  answer: unknown,
  name: string,
  read: (row: UnknownRecord) => Row | undefined,
): readonly Row[] {
  const list: unknown = isRecord(answer) ? answer[name] : undefined
  if (!Array.isArray(list)) return []
  return list.filter(isRecord).flatMap((row) => read(row) ?? [])
}

export function textOf(record: UnknownRecord, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}
