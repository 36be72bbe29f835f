// An Excel file that is written as a stream and ends up in memory: Node-RED's file node gets it whole.

import { Writable } from 'node:stream'
import type { stream, Worksheet } from 'exceljs'

import type { BreathingSpace } from '../breathing-space.ts'

export type WorkbookWriter = stream.xlsx.WorkbookWriter

export interface OpenWorkbook {
  readonly writer: WorkbookWriter
  finish(): Promise<Buffer>
}

/** Half-compressed rows wait in memory until they are compressed; above this writing waits for it. */
const WAITING_MAX_BYTES = 1024 * 1024

/** Quick rather than small: more would halve the speed for a seventh of the size. */
const COMPRESSION = 1

export async function openWorkbook(): Promise<OpenWorkbook> {
  const { stream } = await loadExcel()
  const chunks: Buffer[] = []
  const memory = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const writer = new stream.xlsx.WorkbookWriter({
    stream: memory,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: COMPRESSION } },
  })
  writer.creator = 'node-red-contrib-snelstart-multisafepay'
  writer.lastModifiedBy = writer.creator
  return {
    writer,
    async finish() {
      await writer.commit()
      return Buffer.concat(chunks)
    },
  }
}

/** Gives Node-RED its turn, and waits until what was written is no more than a little. */
export async function giveTurn(sheet: Worksheet, space: BreathingSpace): Promise<void> {
  await space.take()
  while (waitingBytes(sheet) > WAITING_MAX_BYTES) await space.take()
}

/** The library does not tell: its own stream never says that it is full. 0 when it is built otherwise. */
function waitingBytes(sheet: Worksheet): number {
  const rows: unknown = Reflect.get(sheet, 'stream')
  const pipes: unknown = typeof rows === 'object' && rows !== null ? Reflect.get(rows, 'pipes') : undefined
  const [pipe] = Array.isArray(pipes) ? (pipes as unknown[]) : []
  return pipe instanceof Writable ? pipe.writableLength : 0
}

/** The library is CommonJS: as a module it stands under `default`. */
async function loadExcel(): Promise<{ readonly stream: typeof stream }> {
  const loaded: object = await import('exceljs')
  const whole: unknown = Reflect.get(loaded, 'default') ?? loaded
  return whole as { readonly stream: typeof stream }
}
