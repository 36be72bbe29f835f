// The code page of varchar under Latin1_General_CI_AS.

const FROM_128 = Array.from(
  new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 128 + at)),
)

export function inWindows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, byteOf))
}

export function fromWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes)
}

const QUESTION_MARK = 0x3f

/** A letter outside the code page becomes a question mark. */
function byteOf(letter: string): number {
  const special = FROM_128.indexOf(letter)
  if (special >= 0) return 128 + special
  const code = letter.codePointAt(0) ?? QUESTION_MARK
  return code < 128 || (code >= 160 && code < 256) ? code : QUESTION_MARK
}
