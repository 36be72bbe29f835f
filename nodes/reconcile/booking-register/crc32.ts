// CRC-32 (the one of zip and PNG): notices damage in a line. Node's own `zlib.crc32` came after Node 20.0.

const POLYNOMIAL = 0xed_b8_83_20

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
  return value
})

/** @param ascii text in which one character is one byte @returns eight hexadecimal digits */
export function crc32(ascii: string): string {
  let crc = 0xff_ff_ff_ff
  for (let index = 0; index < ascii.length; index += 1) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ ascii.charCodeAt(index)) & 0xff] ?? 0)
  }
  return ((crc ^ 0xff_ff_ff_ff) >>> 0).toString(16).padStart(8, '0')
}
