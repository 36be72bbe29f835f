// A screenshot as a PNG of at most 256 colours: a third of the size, and text on a screen looks the same.
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
const COLOURS_MAX = 256
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

/** Colours that are near each other become the one of them that is used most; only as near as is needed. */
function paletteOf(colours: Uint32Array): { entries: readonly number[]; indexOf: (colour: number) => number } {
  const used = new Map<number, number>()
  for (const colour of colours) used.set(colour, (used.get(colour) ?? 0) + 1)
  const byUse = [...used].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  for (let bits = 8; bits > 0; bits -= 1) {
    const mask = (0xff << (8 - bits)) & 0xff
    const near = (colour: number): number => colour & ((mask << 16) | (mask << 8) | mask)
    const places = new Map<number, number>()
    const entries: number[] = []
    for (const colour of byUse) {
      if (places.has(near(colour))) continue
      places.set(near(colour), entries.length)
      entries.push(colour)
    }
    if (entries.length <= COLOURS_MAX) return { entries, indexOf: (colour) => places.get(near(colour)) ?? 0 }
  }
  throw new Error('no palette')
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
