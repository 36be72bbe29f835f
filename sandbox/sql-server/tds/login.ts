// LOGIN7: who wants to come in, and to which database. Source: MS-TDS 2.2.6.4.

export interface Login {
  readonly user: string
  readonly password: string
  readonly database: string
  readonly application: string
  readonly packetSize: number
  readonly version: number
  readonly isWindows: boolean
}

const PLACE = { user: 40, password: 44, application: 48, database: 68 } as const

export function readLogin(payload: Buffer): Login {
  const bytes = (place: number): Buffer => {
    const [from, letters] = [payload.readUInt16LE(place), payload.readUInt16LE(place + 2)]
    return payload.subarray(from, from + letters * 2)
  }
  const text = (place: number): string => bytes(place).toString('utf16le')
  return {
    user: text(PLACE.user),
    password: revealed(bytes(PLACE.password)),
    database: text(PLACE.database),
    application: text(PLACE.application),
    packetSize: payload.readUInt32LE(8),
    version: payload.readUInt32LE(4),
    isWindows: (payload.readUInt8(25) & 0x80) !== 0,
  }
}

/** A password is not sent in the clear, but nothing secret is needed to read it. */
function revealed(hidden: Buffer): string {
  return Buffer.from(hidden.map((byte) => swapped(byte ^ 0xa5))).toString('utf16le')
}

const swapped = (byte: number): number => ((byte & 0x0f) << 4) | (byte >> 4)
