// A screenshot as a PNG of few colours: a fifth of the size, and text on a screen looks the same.
// Format: PNG (Third Edition), W3C Recommendation, sections 5 (chunks), 9 (filters) and 11.2 (IHDR, PLTE, IDAT).

import { deflateSync, inflateSync } from 'node:zlib'
import { crc32 } from '../../nodes/reconcile/booking-register/crc32.ts'

interface Pixels {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB each. */
  readonly colours: Uint32Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS_MAX = 32
/** What covers more of the picture than this is no edge of a letter. */
const PLANE_SHARE = 0.0015
const APART_STEP = 4
const RGB = 2
const RGBA = 6
const INDEXED = 3

/** @param png as Chromium makes it: 8 bits a channel, RGB or RGBA, not interlaced. @throws Error for another kind */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png)
  const palette = paletteOf(colours)
  const rows = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, at) => {
    const row = Math.floor(at / width)
    rows[row * (width + 1) + 1 + (at % width)] = palette.indexOf(colour)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, INDEXED, 0, 0, 0], 8)
  const entries = Buffer.from(palette.entries.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Colours of planes are kept as they are; those of the edges of letters become the nearest that is kept. */
function paletteOf(colours: Uint32Array): { entries: readonly number[]; indexOf: (colour: number) => number } {
  const used = new Map<number, number>()
  for (const colour of colours) used.set(colour, (used.get(colour) ?? 0) + 1)
  const byUse = [...used].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  const planes = byUse.filter((colour) => (used.get(colour) ?? 0) > colours.length * PLANE_SHARE)
  let entries: number[] = byUse
  for (let apart = 0; entries.length > COLOURS_MAX; apart += APART_STEP) {
    entries = planes.slice(0, COLOURS_MAX)
    for (const colour of byUse) if (distance(colour, nearest(entries, colour)) > apart) entries.push(colour)
  }
  const places = new Map(byUse.map((colour) => [colour, entries.indexOf(nearest(entries, colour))]))
  return { entries, indexOf: (colour) => places.get(colour) ?? 0 }
}

function nearest(entries: readonly number[], colour: number): number {
  let found = entries[0] ?? 0
  for (const entry of entries) if (distance(entry, colour) < distance(found, colour)) found = entry
  return found
}

function distance(one: number, other: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255))
  return Math.hypot(red ?? 0, green ?? 0, blue ?? 0)
}

function decode(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [depth, kind, , , interlaced] = png.subarray(24, 29)
  if (depth !== 8 || (kind !== RGB && kind !== RGBA) || interlaced !== 0) throw new Error('not a screenshot')
  const channels = kind === RGB ? 3 : 4
  const bytes = unfiltered(inflateSync(dataOf(png)), width * channels, channels)
  const colours = Uint32Array.from({ length: width * height }, (_nothing, at) => bytes.readUIntBE(at * channels, 3))
  return { width, height, colours }
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return Buffer.concat(parts)
}

function unfiltered(filtered: Buffer, stride: number, channels: number): Buffer {
  const rows = filtered.length / (stride + 1)
  const bytes = Buffer.alloc(rows * stride)
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (stride + 1)] ?? 0
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at
      const left = at < channels ? 0 : (bytes[here - channels] ?? 0)
      const up = row === 0 ? 0 : (bytes[here - stride] ?? 0)
      const corner = row === 0 || at < channels ? 0 : (bytes[here - stride - channels] ?? 0)
      const raw = filtered[row * (stride + 1) + 1 + at] ?? 0
      bytes[here] = raw + predicted(filter, left, up, corner)
    }
  }
  return bytes
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [fromLeft, fromUp, fromCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left
  return fromUp <= fromCorner ? up : corner
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.write(crc32(named.toString('latin1')), 'hex')
  return Buffer.concat([length, named, check])
}
