// The whole lines of a text file, read as a stream. A last line without its end was torn by a kill and is left out.

import { createReadStream } from 'node:fs'

export interface FileLine {
  readonly text: string
  /** Bytes from the start of the file up to and including the end of this line. */
  readonly endsAt: number
}

const NEWLINE = 0x0a
const CHUNK_BYTES = 256 * 1024

/** In portions, so that a file of a hundred thousand lines costs few turns. @throws the system's error, such as ENOENT */
export async function* linesOf(path: string): AsyncGenerator<readonly FileLine[], void, undefined> {
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>
  let unfinished: Buffer[] = []
  let endsAt = 0
  for await (const chunk of chunks) {
    const lines: FileLine[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const rest = chunk.subarray(start, end)
      const line = unfinished.length === 0 ? rest : Buffer.concat([...unfinished, rest])
      unfinished = []
      endsAt += line.length + 1
      lines.push({ text: line.toString('utf8'), endsAt })
      start = end + 1
    }
    if (start < chunk.length) unfinished.push(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
}
