// Reads the little-endian fields of the protocol.

export class ByteReader {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes
    this.#at = at
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  u8(): number {
    return this.#bytes.readUInt8(this.#skip(1))
  }

  u16(): number {
    return this.#bytes.readUInt16LE(this.#skip(2))
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#skip(4))
  }

  i32(): number {
    return this.#bytes.readInt32LE(this.#skip(4))
  }

  u64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#skip(8))
  }

  bytes(count: number): Buffer {
    const from = this.#skip(count)
    if (this.#at > this.#bytes.length) throw new RangeError('the message ends too soon')
    return this.#bytes.subarray(from, this.#at)
  }

  rest(): Buffer {
    return this.bytes(this.#bytes.length - this.#at)
  }

  /** @param units of 16 bits */
  text(units: number): string {
    return this.bytes(units * 2).toString('utf16le')
  }

  /** B_VARCHAR. */
  shortText(): string {
    return this.text(this.u8())
  }

  #skip(count: number): number {
    const from = this.#at
    this.#at += count
    return from
  }
}
