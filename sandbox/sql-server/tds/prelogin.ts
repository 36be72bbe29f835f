// The first message of each side: which encryption they can and want. Source: MS-TDS 2.2.6.5.

export const ENCRYPTION = { off: 0, on: 1, notSupported: 2, required: 3 } as const

const OPTION = { version: 0, encryption: 1, instance: 2, thread: 3, mars: 4, end: 0xff } as const

export interface Prelogin {
  readonly encryption: number
  /** Blank when the client names none. */
  readonly instance: string
}

export function readPrelogin(payload: Buffer): Prelogin {
  let [encryption, instance]: [number, string] = [ENCRYPTION.notSupported, '']
  for (let at = 0; payload.readUInt8(at) !== OPTION.end; at += 5) {
    const [from, length] = [payload.readUInt16BE(at + 1), payload.readUInt16BE(at + 3)]
    const value = payload.subarray(from, from + length)
    if (payload.readUInt8(at) === OPTION.encryption) encryption = value.readUInt8(0)
    if (payload.readUInt8(at) === OPTION.instance) instance = value.toString('latin1').replace(/\0.*$/s, '')
  }
  return { encryption, instance }
}

export function preloginAnswer(encryption: number, isInstanceRight: boolean): Buffer {
  const options: readonly (readonly [number, Buffer])[] = [
    [OPTION.version, Buffer.from([12, 0, 0x07, 0xd0, 0, 0])],
    [OPTION.encryption, Buffer.from([encryption])],
    [OPTION.instance, Buffer.from([isInstanceRight ? 0 : 1])],
    [OPTION.thread, Buffer.alloc(0)],
    [OPTION.mars, Buffer.from([0])],
  ]
  let at = options.length * 5 + 1
  const heads = options.map(([option, value]) => {
    const head = Buffer.from([option, 0, 0, 0, 0])
    head.writeUInt16BE(at, 1)
    head.writeUInt16BE(value.length, 3)
    at += value.length
    return head
  })
  return Buffer.concat([...heads, Buffer.from([OPTION.end]), ...options.map(([, value]) => value)])
}
