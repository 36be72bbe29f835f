// Packets to messages and back. Source: MS-TDS 2.2.3.1.

export const MESSAGE = {
  batch: 1,
  procedure: 3,
  answer: 4,
  attention: 6,
  transaction: 14,
  login: 16,
  prelogin: 18,
} as const

export interface Message {
  readonly type: number
  readonly payload: Buffer
  /** The client asks for the session's first state before this request. */
  readonly resets: boolean
}

const HEADER_BYTES = 8
const LAST = 0x01
const RESET = 0x08

export class MessageReader {
  #bytes: Buffer = Buffer.alloc(0)
  #payloads: Buffer[] = []
  #resets = false

  get isEmpty(): boolean {
    return this.#bytes.length === 0
  }

  /** What has not been read as a packet, which is forgotten. */
  takeRest(): Buffer {
    const rest = this.#bytes
    this.#bytes = Buffer.alloc(0)
    return rest
  }

  push(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
  }

  next(): Message | undefined {
    while (this.#bytes.length >= HEADER_BYTES) {
      const length = this.#bytes.readUInt16BE(2)
      if (length < HEADER_BYTES) throw new RangeError('not a packet')
      if (this.#bytes.length < length) return undefined
      const packet = this.#bytes.subarray(0, length)
      this.#bytes = this.#bytes.subarray(length)
      this.#payloads.push(packet.subarray(HEADER_BYTES))
      const status = packet.readUInt8(1)
      if (this.#payloads.length === 1) this.#resets = (status & RESET) !== 0
      if ((status & LAST) !== 0) return this.#message(packet.readUInt8(0))
    }
    return undefined
  }

  #message(type: number): Message {
    const message = { type, payload: Buffer.concat(this.#payloads), resets: this.#resets }
    this.#payloads = []
    return message
  }
}

/** @param isLast whether the message ends with it */
export function packetsOf(type: number, payload: Buffer, size: number, spid: number, isLast: boolean): Buffer {
  const room = size - HEADER_BYTES
  const count = Math.max(1, Math.ceil(payload.length / room))
  const packets: Buffer[] = []
  for (let at = 0; at < count; at++) {
    const part = payload.subarray(at * room, (at + 1) * room)
    const header = Buffer.alloc(HEADER_BYTES)
    header.writeUInt8(type, 0)
    header.writeUInt8(isLast && at === count - 1 ? LAST : 0, 1)
    header.writeUInt16BE(part.length + HEADER_BYTES, 2)
    header.writeUInt16BE(spid & 0xffff, 4)
    header.writeUInt8((at + 1) & 0xff, 6)
    packets.push(header, part)
  }
  return Buffer.concat(packets)
}
