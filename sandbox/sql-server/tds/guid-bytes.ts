// The first three groups of a uniqueidentifier travel with their lowest byte first.

const ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

export function guidBytes(guid: string): Buffer {
  const plain = Buffer.from(guid.replaceAll('-', ''), 'hex')
  return Buffer.from(ORDER.map((at) => plain[at] ?? 0))
}

export function guidText(bytes: Buffer): string {
  const hex = Buffer.from(ORDER.map((at) => bytes[at] ?? 0)).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
