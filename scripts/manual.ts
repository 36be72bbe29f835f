// `npm run manual`: writes the pages of the manual that are made from the texts and pages beside them.

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generatedPages } from './manual/generated-pages.ts'

async function main(): Promise<void> {
  for (const [file, text] of await generatedPages()) {
    await writeFile(file, text)
    console.log(path.relative(process.cwd(), file))
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
