import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { HeldRegister, RegisterEntry } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import {
  entryLine,
  headerLine,
  parseHeader,
  parseStep,
} from '../../../nodes/reconcile/booking-register/register-line.ts'
import { crc32 } from '../../../nodes/reconcile/booking-register/crc32.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { A_DAY, aClaim } from './a-claim.ts'
import { ADMINISTRATION, aRegister, errorOf, GO_ON, holding, registerFile } from './a-register.ts'

const FIRST = aClaim({ transactionId: '1' })
const SECOND = aClaim({ transactionId: '2' })
const LATER = aClaim({ transactionId: '3' })

describe('a register file that was torn by a kill', () => {
  const newFolder = temporaryFolders()

  interface TornFile {
    readonly whole: Buffer
    /** Where the last line starts. */
    readonly lastLineAt: number
  }

  /** The file as each byte of its last line may be the last that came through, and what is read from it. */
  async function readAtEveryByte({
    whole,
    lastLineAt,
  }: TornFile): Promise<readonly ReadonlyMap<string, RegisterEntry>[]> {
    const folder = await newFolder()
    const readings: ReadonlyMap<string, RegisterEntry>[] = []
    for (let bytes = lastLineAt; bytes < whole.length; bytes += 1) {
      await writeFile(registerFile(folder), whole.subarray(0, bytes))
      readings.push(await aRegister(folder).entries())
    }
    return readings
  }

  /** Flushing takes its time, so this is done for a part of the bytes. */
  async function writtenOn(
    { whole, lastLineAt }: TornFile,
    write: (held: HeldRegister) => Promise<void>,
  ): Promise<readonly ReadonlyMap<string, RegisterEntry>[]> {
    const readings: ReadonlyMap<string, RegisterEntry>[] = []
    for (let bytes = lastLineAt; bytes < whole.length; bytes += 47) {
      const folder = await newFolder()
      await writeFile(registerFile(folder), whole.subarray(0, bytes))
      await holding(aRegister(folder), write)
      readings.push(await aRegister(folder).entries())
    }
    return readings
  }

  async function fileWith(write: (held: HeldRegister) => Promise<void>): Promise<TornFile> {
    const folder = await newFolder()
    const held = await aRegister(folder).hold(GO_ON)
    await held.claim(FIRST)
    const lastLineAt = (await readFile(registerFile(folder))).length
    await write(held)
    const whole = await readFile(registerFile(folder))
    await held.close()
    return { whole, lastLineAt }
  }

  it('has no claim whose line is not whole, torn at any byte', async () => {
    const torn = await fileWith((held) => held.claim(SECOND))
    for (const entries of await readAtEveryByte(torn)) assert.deepEqual([...entries.keys()], [FIRST.key])
    for (const entries of await writtenOn(torn, (held) => held.claim(LATER))) {
      assert.deepEqual([...entries.keys()], [FIRST.key, LATER.key])
    }
  })

  it('still has a claim whose answer is not whole, torn at any byte, so that it is read back', async () => {
    const torn = await fileWith((held) => held.settle(FIRST.key, { state: 'absent' }))
    for (const entries of await readAtEveryByte(torn)) assert.equal(entries.get(FIRST.key)?.state, 'claimed')
    for (const entries of await writtenOn(torn, (held) => held.settle(FIRST.key, { state: 'booked', date: A_DAY }))) {
      assert.equal(entries.get(FIRST.key)?.state, 'booked')
    }
  })

  it('loses the empty bytes that a power cut leaves at its end', async () => {
    const folder = await newFolder()
    const held = await aRegister(folder).hold(GO_ON)
    await held.claim(FIRST)
    const whole = await readFile(registerFile(folder))
    await held.close()
    await writeFile(registerFile(folder), Buffer.concat([whole, Buffer.alloc(4096)]))
    await holding(aRegister(folder), (again) => again.claim(SECOND))
    assert.deepEqual([...(await aRegister(folder).entries()).keys()], [FIRST.key, SECOND.key])
  })
})

describe('a damaged register file', () => {
  const newFolder = temporaryFolders()

  /** Header, claim, answer, claim: four lines. */
  async function aFile(): Promise<{ folder: string; text: string; lines: readonly string[] }> {
    const folder = await newFolder()
    const held = await aRegister(folder).hold(GO_ON)
    await held.claim(FIRST)
    await held.settle(FIRST.key, { state: 'booked', id: 'first', date: A_DAY })
    await held.claim(SECOND)
    const text = await readFile(registerFile(folder), 'utf8')
    await held.close()
    const lines = text.split(/(?<=\n)/)
    assert.equal(lines.length, 4)
    return { folder, text, lines }
  }

  async function damageOf(folder: string, content: string | Buffer): Promise<unknown> {
    await writeFile(registerFile(folder), content)
    return aRegister(folder)
      .entries()
      .then(
        () => undefined,
        (error: unknown) => (error instanceof ReconcileError ? [error.code, error.values['line']] : error),
      )
  }

  it('is noticed at every byte of a line, and the line is named', async () => {
    const { folder, text, lines } = await aFile()
    const start = (lines[0] ?? '').length + (lines[1] ?? '').length
    const end = start + (lines[2] ?? '').length
    for (let at = start; at < end; at += 1) {
      const content = Buffer.from(text)
      content[at] = (content[at] ?? 0) ^ 0x04
      assert.deepEqual(await damageOf(folder, content), ['REGISTER_DAMAGED', 3], `byte ${String(at)}`)
    }
  })

  it('is noticed at every byte of its first line', async () => {
    const { folder, text, lines } = await aFile()
    for (let at = 0; at < (lines[0] ?? '').length; at += 1) {
      const content = Buffer.from(text)
      content[at] = (content[at] ?? 0) ^ 0x04
      assert.deepEqual(await damageOf(folder, content), ['REGISTER_DAMAGED', 1], `byte ${String(at)}`)
    }
  })

  it('is noticed when a line is gone that later lines rest on', async () => {
    const { folder, lines } = await aFile()
    const [header = '', , answer = '', claim = ''] = lines
    assert.deepEqual(await damageOf(folder, header + answer + claim), ['REGISTER_DAMAGED', 2])
  })

  it('is noticed when a line stands there twice', async () => {
    const { folder, text, lines } = await aFile()
    assert.deepEqual(await damageOf(folder, text + (lines[3] ?? '')), ['REGISTER_DAMAGED', 5])
  })

  for (const [what, content] of [
    ['is empty', ''],
    ['has only a torn first line', headerLine(ADMINISTRATION).slice(0, -1)],
  ] as const) {
    it(`is not taken for a new one when it ${what}`, async () => {
      assert.deepEqual(await damageOf(await newFolder(), content), ['REGISTER_DAMAGED', 1])
    })
  }

  it('is left exactly as it is, and the lock is given back', async () => {
    const { folder, text } = await aFile()
    const damaged = text.replace('claimedAt', 'claimedat')
    await writeFile(registerFile(folder), damaged)
    for (const attempt of [1, 2]) {
      await assert.rejects(
        aRegister(folder).hold(GO_ON),
        errorOf('REGISTER_DAMAGED', 'line'),
        `attempt ${String(attempt)}`,
      )
    }
    assert.equal(await readFile(registerFile(folder), 'utf8'), damaged)
  })
})

describe('a register file that is not for us', () => {
  const newFolder = temporaryFolders()

  it('is refused when it belongs to another administration', async () => {
    const folder = await newFolder()
    await holding(aRegister(folder), (held) => held.claim(FIRST))
    const other = aRegister(folder, { administrationId: 'c0ffee00-5717-4562-b3fc-2c963f66afa6' })
    await assert.rejects(other.entries(), errorOf('REGISTER_DAMAGED', 'other-administration'))
  })

  it('is ours also when the id is written in capitals', async () => {
    const folder = await newFolder()
    await holding(aRegister(folder), (held) => held.claim(FIRST))
    assert.equal((await aRegister(folder, { administrationId: ADMINISTRATION.toUpperCase() }).entries()).size, 1)
  })

  it('is refused when a later version of this pack wrote it', async () => {
    const folder = await newFolder()
    const json = JSON.stringify({ format: 2, administration: ADMINISTRATION })
    await writeFile(registerFile(folder), `${crc32(json)} ${json}\n`)
    await assert.rejects(aRegister(folder).entries(), errorOf('REGISTER_DAMAGED', 'newer-format'))
  })

  it('is refused when it is a folder', async () => {
    const folder = await newFolder()
    await mkdir(registerFile(folder))
    await assert.rejects(aRegister(folder).entries(), errorOf('REGISTER_LOCKED', 'not-readable'))
  })

  it('can not be made where its folder is a file', async () => {
    const folder = join(await newFolder(), 'file')
    await mkdir(dirname(folder), { recursive: true })
    await writeFile(folder, '')
    await assert.rejects(aRegister(folder).hold(GO_ON), errorOf('REGISTER_LOCKED', 'not-writable'))
  })
})

describe('a line that somebody wrote with a right checksum', () => {
  it('is damaged all the same when its transaction could have no boekstuk', () => {
    const line = (transactionId: string): string => {
      const json = entryLine({ ...aClaim({ transactionId: '1' }), state: 'booked' })
        .trimEnd()
        .slice(9)
      const forged = json.replace('["1"', `["${transactionId}"`)
      return `${crc32(forged)} ${forged}`
    }
    assert.equal(parseStep(line('2'))?.kind, 'entry')
    assert.equal(parseStep(line('x'.repeat(22))), undefined)
  })
})

describe('the checksum of a line', () => {
  it('does not hold for a line with a character that is more than a byte', () => {
    const line = headerLine('administration-2').trimEnd()
    assert.deepEqual(parseHeader(line)?.administration, 'administration-2')
    assert.equal(parseHeader(line.replace('-2', '-\u0132')), undefined)
  })

  it('is the CRC-32 of zip and PNG', () => {
    assert.equal(crc32('123456789'), 'cbf43926')
    assert.equal(crc32(''), '00000000')
  })
})
