// Every sentence that a failure can have, with what to do: from the texts that the nodes themselves use.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ERROR_CODES } from '../../nodes/reconcile/domain/error-codes.ts'

const ROOT = path.join(__dirname, '..', '..')
const CODES = [...ERROR_CODES, 'UNEXPECTED'] as const

const sentences = z.record(z.string(), z.record(z.string(), z.object({ message: z.string(), advice: z.string() })))

const HEADS = {
  nl: `# Elke melding

Een storing heeft een vaste code en een zin. Zoek op deze bladzijde (Ctrl+F) een paar woorden van de zin die je ziet; achter de zin staat wat je doet. Op … staat in de melding een naam, een nummer of een bedrag.
Begin je liever bij wat er misgaat: [storingen](storingen.md). English: [messages](../manual/messages.md).
`,
  'en-US': `# Every message

A failure has a fixed code and a sentence. Search this page (Ctrl+F) for some words of the sentence that you see; behind it stands what to do. At … the message has a name, a number or an amount.
To begin at what goes wrong: [trouble](trouble.md). What each code means: [troubleshooting](../troubleshooting.md). Nederlands: [meldingen](../handleiding/meldingen.md).
`,
} as const

export function messagesPage(language: keyof typeof HEADS): string {
  const file = path.join(ROOT, 'nodes', 'shared', 'texts', 'errors', `${language}.json`)
  const byCode = sentences.parse(JSON.parse(readFileSync(file, 'utf8')))
  const sections = CODES.map((code) => {
    const { any, ...details } = byCode[code] ?? {}
    const own = Object.values(details)
    // The general sentence is there only where no other begins in the same way.
    const all = any && !own.some(({ message }) => message === any.message) ? [any, ...own] : own
    const lines = all.map(({ message, advice }) => `- **${plain(message)}** ${plain(advice)}`)
    return [`## ${code}`, [...new Set(lines)].join('\n')].join('\n\n')
  })
  return [HEADS[language], ...sections].join('\n\n')
}

/** What differs each time becomes …, and no sign is read as Markdown. */
function plain(text: string): string {
  return text
    .replaceAll(/__\w+?__/g, '…')
    .replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`)
    .replaceAll(/\s*\n\s*/g, ' ')
}
