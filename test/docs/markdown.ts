// The project's own Markdown pages: their headings, anchors, links and tables.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.join(__dirname, '..', '..')

/** Relative to the project, with forward slashes. */
export function pages(): readonly string[] {
  const atTheTop = readdirSync(ROOT).filter((name) => name.endsWith('.md'))
  const inDocs = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll(path.sep, '/')}`)
  return [...atTheTop, ...inDocs].sort()
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

export const exists = (file: string): boolean => existsSync(path.join(ROOT, file))

export function headings(page: string): readonly string[] {
  return withoutCode(read(page)).flatMap((line) => {
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1]
    return heading === undefined ? [] : [heading.replaceAll('`', '').trim()]
  })
}

/** As GitHub makes them: lower case, blanks to hyphens, without punctuation; a second one of the same name gets -1. */
export function anchors(page: string): ReadonlySet<string> {
  const made = new Map<string, number>()
  return new Set(
    headings(page).map((heading) => {
      const plain = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-')
      const before = made.get(plain) ?? 0
      made.set(plain, before + 1)
      return before === 0 ? plain : `${plain}-${before}`
    }),
  )
}

/** What stands under a heading, up to the next heading of any level. */
export function section(page: string, heading: string): string {
  const lines = read(page).split('\n')
  const start = lines.findIndex(
    (line) => /^#{1,6} /.test(line) && line.replace(/^#+ /, '').replaceAll('`', '') === heading,
  )
  if (start < 0) throw new RangeError(`${page} has no heading "${heading}"`)
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => /^#{1,6} /.test(line))
  return rest.slice(0, end < 0 ? undefined : end).join('\n')
}

/** The cells of the first table in a text, without its head. */
export function tableIn(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => /^\|[-:| ]+\|$/.test(line))
  if (first < 0) throw new RangeError('no table here')
  const rows: string[][] = []
  for (const line of lines.slice(first + 1)) {
    if (!line.startsWith('|')) break
    rows.push(
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
  }
  return rows
}

export interface Link {
  readonly page: string
  readonly target: string
}

export function links(page: string): readonly Link[] {
  const text = withoutCode(read(page)).join('\n')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target }))
}

/** Lines outside fenced blocks. */
function withoutCode(text: string): readonly string[] {
  let fenced = false
  return text.split('\n').filter((line) => {
    if (line.startsWith('```')) {
      fenced = !fenced
      return false
    }
    return !fenced
  })
}
