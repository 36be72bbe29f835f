// An import file that a kill or a failing disk kept from appearing is taken back, and its keys are free again.
//
// All its keys are noted as `file` before it is published. So as long as one of them is only claimed, it never appeared.

import type { HeldRegister, RegisterEntry } from '../../booking-register/booking-register.ts'
import type { ImportFiles } from './import-files.ts'

export interface TakeBackParts {
  readonly register: Pick<HeldRegister, 'entries' | 'settle'>
  readonly files: Pick<ImportFiles, 'withdraw' | 'discard'>
}

/** @returns the debtors whose keys were freed */
export async function takeBackUnpublished(parts: TakeBackParts): Promise<ReadonlySet<string>> {
  const freed = new Set<string>()
  for (const path of pathsIn(await parts.register.entries())) {
    for (const id of await takeBack(path, parts)) freed.add(id)
  }
  return freed
}

/** @returns the debtors whose keys were freed: none when the file appeared, or when that can't be told */
export async function takeBack(path: string, { register, files }: TakeBackParts): Promise<readonly string[]> {
  const certainly = await files.withdraw(path)
  const entries = entriesOf(path, await register.entries())
  if (!certainly && !entries.some(({ state }) => state === 'claimed')) return []
  // What is only claimed comes last: a kill halfway still leaves the sign that the file never appeared.
  const inOrder = [...entries].sort((one, other) => Number(one.state === 'claimed') - Number(other.state === 'claimed'))
  for (const { key } of inOrder) await register.settle(key, { state: 'absent' })
  await files.discard(path)
  return entries.flatMap(({ debtors }) => debtors.map(({ id }) => id))
}

function pathsIn(entries: ReadonlyMap<string, RegisterEntry>): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { state, importFile } of entries.values()) {
    if (importFile !== undefined && waits(state)) paths.add(importFile)
  }
  return paths
}

function entriesOf(path: string, entries: ReadonlyMap<string, RegisterEntry>): readonly RegisterEntry[] {
  return [...entries.values()].filter(({ state, importFile }) => importFile === path && waits(state))
}

function waits(state: RegisterEntry['state']): boolean {
  return state === 'claimed' || state === 'file'
}
