// The pages of the manual that are made from the texts and pages beside them, so that they can't say something else.

import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { messagesPage } from './messages-page.ts'
import { outcomesPage } from './outcomes-page.ts'

const DOCS = path.join(__dirname, '..', '..', 'docs')

/** By their path. */
export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  const options = await resolveConfig(path.join(DOCS, 'outcomes.md'))
  const made = [
    ['handleiding/uitkomsten.md', outcomesPage()],
    ['handleiding/meldingen.md', messagesPage('nl')],
    ['manual/messages.md', messagesPage('en-US')],
  ] as const
  const pages = new Map<string, string>()
  for (const [page, text] of made) {
    pages.set(path.join(DOCS, page), await format(text, { ...options, parser: 'markdown' }))
  }
  return pages
}
