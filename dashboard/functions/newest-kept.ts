// What was kept, once both files have been read: that of the newer one that is whole.

import type { FlowContext, FlowMessage } from './function-node.ts'
import type { KeptLast } from './kept-files.ts'

export interface Kept {
  /** Rises with each time: the higher of both files is the newer. */
  readonly saved?: number
  readonly [name: string]: unknown
}

export interface Found {
  readonly kept: Kept
  /** `older`: the newer file was being written when the power went; `lost`: neither can be read. */
  readonly damage?: 'older' | 'lost'
}

/** @returns nothing before the other file has been read as well */
export function newestKept(msg: FlowMessage, flow: FlowContext): Found | undefined {
  const text = typeof msg.payload === 'string' ? msg.payload.trim() : ''
  const texts = { ...(flow.get('keptTexts') as Record<string, string>), [String(msg['filename'])]: text }
  flow.set('keptTexts', texts)
  if (Object.keys(texts).length < 2) return undefined
  const read = Object.entries(texts).map(([file, content]) => ({ file, content, kept: wholeOf(content) }))
  const [newest] = read
    .flatMap(({ file, kept }) => (kept ? [{ file, kept, saved: kept.saved ?? 0 }] : []))
    .sort((one, other) => other.saved - one.saved)
  const isDamaged = read.some(({ content, kept }) => content !== '' && !kept)
  if (!newest) return { kept: {}, ...(isDamaged ? { damage: 'lost' } : {}) }
  const last: KeptLast = { saved: newest.saved, file: newest.file }
  flow.set('keptLast', last)
  return { kept: newest.kept, ...(isDamaged ? { damage: 'older' } : {}) }
}

/** A file that was cut off does not end with its last bracket. */
function wholeOf(content: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(content)
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Kept) : undefined
  } catch {
    return undefined
  }
}
