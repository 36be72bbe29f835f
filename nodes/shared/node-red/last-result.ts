// What a node came to at last, so that it shows again after a deploy or a restart. In memory, and in the data folder; light,
// because it is asked while nodes start: only where a node ran before does it load the rest.

import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Node, NodeAPI, NodeStatus } from 'node-red'
import { dataFolderOf } from '../connections/data-folder-of.ts'
import type { Language } from '../texts/language.ts'

export interface KeptResult {
  /** Milliseconds since 1970: when the run ended, or began. */
  readonly at: number
  /** Absent of a run that has begun, and of which nothing more is known. */
  readonly status?: NodeStatus
}

export interface LastResult {
  /** Undefined when the node never ran. Never rejects. */
  readonly before: Promise<NodeStatus | undefined>
  begun(at: number): void
  /** @param status undefined when the run had nothing to say: then the result before it stays the last one */
  ended(at: number, status: NodeStatus | undefined): void
  /** A node that is taken out of its flow is forgotten. Never rejects. */
  close(removed: boolean): Promise<void>
}

/** Lives as long as the process, so longer than a node. */
const inMemory = new Map<string, KeptResult>()

export function lastResult(
  RED: Pick<NodeAPI, 'settings'>,
  node: Pick<Node, 'id'>,
  language: Language,
  memory: Map<string, KeptResult> = inMemory,
): LastResult {
  const { key, file } = placeOf(RED, node.id)
  let written: Promise<void> = Promise.resolve()
  let isWaiting = false
  let settled = memory.get(key)

  const read = async (): Promise<NodeStatus | undefined> => {
    const kept = memory.get(key) ?? (await onDisk(file))
    if (kept === undefined) return undefined
    settled ??= kept
    const { shownAgain } = await import('../../lib.ts')
    return shownAgain(kept, language)
  }
  const keep = (kept: KeptResult | undefined): void => {
    if (kept === undefined) memory.delete(key)
    else memory.set(key, kept)
    // The batches of a run come fast after each other: only the latest is worth a write.
    if (file === undefined || isWaiting) return
    isWaiting = true
    // It is only what a node shows: a full disk must not stop a run, and the run itself says what it could not keep.
    written = written.then(() => write(file)).catch(() => undefined)
  }
  const write = async (to: string): Promise<void> => {
    isWaiting = false
    const { forgetResult, writeResult } = await import('../../lib.ts')
    const kept = memory.get(key)
    await (kept === undefined ? forgetResult(to) : writeResult(to, kept))
  }
  return {
    before: read().catch(() => undefined),
    begun: (at) => keep({ at }),
    ended(at, status) {
      if (status) settled = { at, status }
      keep(settled)
    },
    close(removed) {
      if (removed) keep(undefined)
      return written
    },
  }
}

async function onDisk(file: string | undefined): Promise<KeptResult | undefined> {
  if (file === undefined || !(await isThere(file))) return undefined
  const { readResult } = await import('../../lib.ts')
  return readResult(file)
}

/** Two Node-REDs with one data folder can have a node with the same id. */
function placeOf(RED: Pick<NodeAPI, 'settings'>, nodeId: string): { key: string; file?: string } {
  const userDir: unknown = Reflect.get(RED.settings, 'userDir')
  const name = createHash('sha256')
    .update(`${typeof userDir === 'string' ? userDir : ''}\n${nodeId}`)
    .digest('hex')
  try {
    const file = join(dataFolderOf(RED).root, 'house', 'results', `${name.slice(0, 32)}.json`)
    return { key: file, file }
  } catch {
    // A setting that is refused is said elsewhere, and without a folder it lives as long as the process.
    return { key: name }
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
