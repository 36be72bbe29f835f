// Words that must leave the pack nowhere, planted where the services give them to it.

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { systemCode } from '../../nodes/shared/files/system-code.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

export const CANARY_NAME = 'Kanarie & Zonen'
export const CANARY_INVOICE = '20269999'
export const CANARY_REFERENCE = 'WS-KANARIE'
export const CANARY_CENTS = 4_321

/** In the name of a journal of the sandbox. */
export const OWN_BANK = 'NL20INGB0001234567'

const IBAN = 'NL91ABNA0417164300'
const E_MAIL = 'kanarie@example.org'

/** Answers of services that failed, with everything in them that such an answer can hold. */
export function talkativeAnswer({ clientKey, subscriptionKey, apiKey }: Sandbox['keys']) {
  const snelstart = [{ errorCode: 'BOE-0099', message: `${E_MAIL} ${IBAN} ${clientKey} ${subscriptionKey}` }]
  const multisafepay = { success: false, data: {}, error_code: 1000, error_info: `${E_MAIL} ${IBAN} ${apiKey}` }
  return { snelstart: JSON.stringify(snelstart), multisafepay: JSON.stringify(multisafepay) }
}

/** A paid invoice of a customer of whom both services know more than the pack needs. */
export function plantCanaries({ snelstart, multisafepay }: Sandbox): void {
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  snelstart.world.addInvoice({
    number: CANARY_INVOICE,
    date: daysAgo(5),
    totalCents: CANARY_CENTS,
    relation: snelstart.world.addRelation({ name: CANARY_NAME, email: E_MAIL }),
    order: { betalingskenmerk: CANARY_REFERENCE },
  })
  multisafepay.world.pay({
    orderId: CANARY_REFERENCE,
    cents: CANARY_CENTS,
    at: `${daysAgo(4)}T10:00:00`,
    customer: { email: E_MAIL, firstName: 'Kanarie', lastName: 'Zonen', iban: IBAN },
    description: `${E_MAIL} ${IBAN}`,
    variables: [E_MAIL, IBAN, ''],
  })
}

/** Keys, IBANs, e-mail addresses, and what SnelStart's tokens begin with. */
export const secretsOf = ({ keys }: Sandbox): readonly string[] => [
  ...Object.values(keys),
  IBAN,
  E_MAIL,
  'anna.jansen@example.com',
  'eyJhbGciOi',
]

/** Everything that was kept below a folder, installed packages aside. */
export async function keptBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).split(path.sep).includes('node_modules'))
  try {
    const texts = await Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'utf8')}`))
    return texts.join('\n')
  } catch (error) {
    // What a node shows is written after it answered: a file can take its place between the list and the reading.
    if (systemCode(error) === 'ENOENT') return keptBelow(folder)
    throw error
  }
}
