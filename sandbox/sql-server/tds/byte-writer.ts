// Writes the little-endian fields of the protocol into one growing buffer.

export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  u8(value: number): this {
    const at = this.#room(1)
    this.#bytes.writeUInt8(value, at)
    return this
  }

  u16(value: number): this {
    const at = this.#room(2)
    this.#bytes.writeUInt16LE(value, at)
    return this
  }

  u32(value: number): this {
    const at = this.#room(4)
    this.#bytes.writeUInt32LE(value, at)
    return this
  }

  i32(value: number): this {
    const at = this.#room(4)
    this.#bytes.writeInt32LE(value, at)
    return this
  }

  u64(value: bigint): this {
    const at = this.#room(8)
    this.#bytes.writeBigUInt64LE(value, at)
    return this
  }

  i64(value: bigint): this {
    const at = this.#room(8)
    this.#bytes.writeBigInt64LE(value, at)
    return this
  }

  f32(value: number): this {
    const at = this.#room(4)
    this.#bytes.writeFloatLE(value, at)
    return this
  }

  f64(value: number): this {
    const at = this.#room(8)
    this.#bytes.writeDoubleLE(value, at)
    return this
  }

  /** The lowest bytes of a whole number that is at most 48 bits long. */
  low(value: number, count: number): this {
    const at = this.#room(count)
    this.#bytes.writeUIntLE(value, at, count)
    return this
  }

  raw(bytes: Uint8Array): this {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  text(text: string): this {
    const at = this.#room(text.length * 2)
    this.#bytes.write(text, at, 'utf16le')
    return this
  }

  /** B_VARCHAR. */
  shortText(text: string): this {
    return this.u8(text.length).text(text)
  }

  /** US_VARCHAR. */
  longText(text: string): this {
    return this.u16(text.length).text(text)
  }

  /** What was written, which starts anew. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.allocUnsafe(Math.max(1024, Math.min(this.#bytes.length, 1 << 17)))
    this.#length = 0
    return taken
  }

  #room(count: number): number {
    const from = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length))
      this.#bytes.copy(larger, 0, 0, from)
      this.#bytes = larger
    }
    return from
  }
}
