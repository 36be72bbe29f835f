// The command that proves a data folder: `verify-records <folder>`, with `--key` for the story of one booking.
// Ends with 0 when everything is whole and found, 1 when not, 2 when the question can't be answered.

import { parseArgs } from 'node:util'

import { removeExpired } from '../../reconcile/run-record/expired-files.ts'
import { createRunRecord } from '../../reconcile/run-record/run-record.ts'
import { registerStateOf } from '../../reconcile/run-record/register-state.ts'
import { verifyRecord } from '../../reconcile/run-record/verify-record.ts'
import { PACK_VERSION } from '../connections/pack-version.ts'
import { durableDisk } from '../files/durable-disk.ts'
import { systemClock } from '../http/system-clock.ts'
import { type Language, languageOf, serverLanguage } from '../texts/language.ts'
import { textIn } from '../texts/text-in.ts'
import { findStory } from './find-story.ts'
import { type RecordPlaceOnDisk, recordPlaces } from './record-places.ts'
import { verdictOn } from './verdict-sentences.ts'

export interface CommandEnd {
  readonly code: 0 | 1 | 2
  readonly lines: readonly string[]
}

export async function verifyCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CommandEnd> {
  const asked = parsed(words)
  const language = asked?.language === undefined ? serverLanguage(undefined, environment) : languageOf(asked.language)
  const folder = asked?.folder ?? environment['SNELSTART_MULTISAFEPAY_DATA']
  if (!asked || folder === undefined || folder === '') return { code: 2, lines: [textIn(language, 'record.usage')] }
  const places = await recordPlaces(folder)
  if (places.length === 0) return { code: 2, lines: [textIn(language, 'record.none')] }
  if (asked.key !== undefined) return tellStory(places, asked.key, language)
  const lines: string[] = []
  if (asked.removeExpired) for (const place of places) lines.push(await remove(place, language))
  let isWhole = true
  let isFound = false
  for (const place of places) {
    const found = await verifyRecord(place.folder, durableDisk(systemClock), NEVER_ABORTED, asked.head)
    const verdict = verdictOn(place.administration, found, language)
    isWhole &&= verdict.isWhole
    isFound ||= found.holdsHash
    lines.push(...verdict.sentences)
  }
  if (asked.head !== undefined) {
    isWhole &&= isFound
    lines.push(textIn(language, isFound ? 'record.headFound' : 'record.headMissing', { hash: asked.head }))
  }
  return { code: isWhole ? 0 : 1, lines }
}

const NEVER_ABORTED = new AbortController().signal

interface AskedCommand {
  readonly folder?: string
  readonly key?: string
  readonly head?: string
  readonly language?: string
  readonly removeExpired: boolean
}

/** Undefined when the words are not understood. */
function parsed(words: readonly string[]): AskedCommand | undefined {
  const text = { type: 'string' } as const
  const options = { key: text, head: text, language: text, 'remove-expired': { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    if (positionals.length > 1) return undefined
    const [folder] = positionals
    const { 'remove-expired': removeExpired = false, ...others } = values
    return { ...others, ...(folder === undefined ? {} : { folder }), removeExpired }
  } catch {
    return undefined
  }
}

async function tellStory(places: readonly RecordPlaceOnDisk[], key: string, language: Language): Promise<CommandEnd> {
  const found = await findStory(places, key, language, NEVER_ABORTED)
  return found ? { code: 0, lines: found.sentences } : { code: 1, lines: [textIn(language, UNKNOWN_KEY, { key })] }
}

const UNKNOWN_KEY = 'errors.CONFIG_INVALID.booking-not-known.message'

async function remove(
  { administration, folder, registerEntries }: RecordPlaceOnDisk,
  language: Language,
): Promise<string> {
  const parts = { clock: systemClock, disk: durableDisk(systemClock) }
  const registerState = async () => registerStateOf(await registerEntries())
  const record = createRunRecord({
    folder,
    administrationId: administration,
    version: PACK_VERSION,
    registerState,
    ...parts,
  })
  const removed = await removeExpired(folder, { ...parts, record })
  if (removed.length === 0) return textIn(language, 'record.nothingExpired', { administration })
  return textIn(language, 'record.removed', { files: removed.length })
}
