// Where on this machine the data lives: one folder an administration, and one an account, site and environment.

import { createHash } from 'node:crypto'
import { isAbsolute, join } from 'node:path'

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

export interface DataFolder {
  readonly root: string
  administrationFolder(administrationId: string): string
  accountFolder(account: {
    readonly accountId?: string | undefined
    readonly siteId?: string | undefined
    readonly environment: 'live' | 'test'
  }): string
}

/**
 * @param place `configured` is SNELSTART_MULTISAFEPAY_DATA, `userDir` the folder of Node-RED
 * @throws ReconcileError CONFIG_MISSING when neither is known: a temporary folder would forget what was booked
 */
export function dataFolder(place: {
  readonly configured?: string | undefined
  readonly userDir?: string | undefined
}): DataFolder {
  const root = rootOf(place)
  return {
    root,
    administrationFolder: (administrationId) => join(root, `administration-${folderName(administrationId)}`),
    accountFolder: ({ accountId, siteId, environment }) =>
      join(root, `account-${folderNameOrNone(accountId)}`, `site-${folderNameOrNone(siteId)}`, environment),
  }
}

function rootOf({ configured, userDir }: Parameters<typeof dataFolder>[0]): string {
  const chosen = configured?.trim()
  if (chosen) {
    // Another working folder would be another, empty register.
    if (!isAbsolute(chosen)) throw new ReconcileError('CONFIG_INVALID', 'data-folder-not-absolute', { folder: chosen })
    return chosen
  }
  if (!userDir) throw new ReconcileError('CONFIG_MISSING', 'no-data-folder')
  return join(userDir, 'snelstart-multisafepay')
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NAME_LENGTH_MAX = 120

/**
 * Every id has a name of its own, also where capitals do not count and where dots and slashes mean something:
 * other characters than a–z, 0–9 and - become `_` and two hexadecimal digits a byte.
 */
function folderName(id: string): string {
  if (id === '') throw new RangeError('an id without characters has no folder')
  // A guid is the same in capitals, and must not lead to a second register.
  const text = GUID.test(id) ? id.toLowerCase() : id
  let name = ''
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte)
    name += /[a-z0-9-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
  }
  return name.length <= NAME_LENGTH_MAX ? name : `__${createHash('sha256').update(text).digest('hex')}`
}

function folderNameOrNone(id: string | undefined): string {
  return id === undefined ? '_none' : folderName(id)
}
