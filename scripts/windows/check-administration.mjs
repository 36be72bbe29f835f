// Proves on a copy of an administration what only its own engine can prove, by asking the pack what its dialogs ask: the
// connection's test, the lists, and where a booking by hand is named, a booking after it that is taken back. It prints no
// numbers or amounts, and no names but those of tables, columns and the accounts in use.

import { createRequire } from 'node:module'
import { closeSync, existsSync, openSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const LIBRARY = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/lib.js')
const LIMIT_MS = 90_000

/**
 * @param place what a dialog would send: `kind`, and the fields of that kind
 * @param folder where the pack may keep what it notes
 * @param example boekstuk of a booking that was made by hand, or nothing
 * @returns how many of the checks were not as expected
 */
export async function checkAdministration({ place, folder, example, say }) {
  if (!existsSync(LIBRARY)) throw new Error('dist/lib.js is missing: run npm run build, or use the installed pack')
  const { answerQuestion } = createRequire(import.meta.url)(LIBRARY)
  const RED = { settings: { userDir: folder }, nodes: { getNode: () => null, getCredentials: () => undefined } }
  const ask = (question, more = {}) =>
    answerQuestion(RED, question, { id: 'acceptance', language: 'en-US', ...place, ...more }, LIMIT_MS)
  let failed = 0
  const told = (what, answer, isOk = answer.ok) => {
    if (!isOk) failed++
    say(`${isOk ? 'ok ' : 'NO '} ${what}`)
    for (const { kind, text } of answer.lines ?? []) say(`      ${kind.padEnd(8)}${masked(text, place)}`)
  }

  told('the connection is tested', await ask('snelstart/test'))
  const lists = await ask('snelstart/lists')
  const counted = `${lists.journals?.length ?? 0} journals and ${lists.accounts?.length ?? 0} accounts`
  told(`${counted} are listed`, lists, lists.ok && lists.journals.length > 0 && lists.accounts.length > 0)
  if (example !== undefined) {
    const learnt = await ask('snelstart/example', { documentNumber: example, example: 'learn' })
    // What was learnt holds what stands in the books: only that it could be learnt is told.
    const lines = learnt.ok ? [] : learnt.lines
    told(`an example is learnt, ${learnt.lines.length} lines`, { ...learnt, lines })
    if (learnt.ok) {
      const tried = await ask('snelstart/example', { documentNumber: example, example: 'try-out' })
      told('a booking after it is made, proved and taken back', tried)
    }
  }
  const isFree = place.file === undefined || canBeOpenedAlone(place.file)
  told('the file is let go of', {}, isFree)
  return failed
}

/** Windows lets nobody write in a file that an engine holds. */
function canBeOpenedAlone(file) {
  try {
    closeSync(openSync(file, 'r+'))
    return true
  } catch {
    return false
  }
}

/** Numbers, amounts, and the names of the file and the database stay on the machine. */
function masked(text, { file, database }) {
  const names = [database, file && path.basename(file), file && path.parse(file).name].filter(Boolean)
  const nameless = names.reduce((masking, name) => masking.replaceAll(name, '…'), text)
  return nameless.replace(/\d(?:[\d.,]*\d)?/g, '#')
}
