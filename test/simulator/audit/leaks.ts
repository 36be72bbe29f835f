// Whether a text holds a secret, or what belongs to a person and to no log, file or message.

import type { VirtualDisk } from '../machine/virtual-disk.ts'
import { CANARIES } from '../world/shop.ts'
import type { Finding } from './finding.ts'

/** Every access token of the stand-in begins with `{"alg":"none"` in base64. */
const TOKEN_START = 'eyJhbGciOiJub25l'

const SECRETS: readonly (readonly [name: string, secret: string])[] = [
  ...Object.entries(CANARIES),
  ['access token', TOKEN_START],
]

/** @returns the name of the first secret in it */
export function leakIn(text: string | undefined): string | undefined {
  return SECRETS.find(([, secret]) => text?.includes(secret))?.[0]
}

export function leaksOnDisk(disk: VirtualDisk): Finding[] {
  return disk.files().flatMap(([path, { content }]) => {
    const leak = leakIn(content.toString('utf8'))
    return leak === undefined ? [] : [{ kind: 'leak' as const, what: `${leak} stands in ${path}` }]
  })
}
