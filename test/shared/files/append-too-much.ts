// A process of its own, under a limit on the size of a file: one append that does not fit, and one that does.

import { openToAppend } from '../../../nodes/shared/files/append-file.ts'
import { systemCode } from '../../../nodes/shared/files/system-code.ts'

async function appendTooMuch(path: string): Promise<void> {
  const file = await openToAppend(path, 4)
  try {
    await file.append(`${'x'.repeat(5000)}\n`)
  } catch (error) {
    process.stdout.write(`${systemCode(error)}\n`)
  }
  await file.append('two\n')
  await file.close()
}

void appendTooMuch(process.argv[2] ?? '')
