// Which of the heavy libraries a file of ours brings in when it is loaded, in a process of its own.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(__dirname, '../../..')
const HEAVY = ['axios', 'zod', 'lossless-json']

export async function loadedBy(file: string): Promise<string[]> {
  const listing = `require(${JSON.stringify(join(ROOT, file))}); console.log(Object.keys(require.cache).join('\\n'))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', '--eval', listing], {
    cwd: ROOT,
  })
  const paths = stdout.split('\n').map((path) => path.replaceAll('\\', '/'))
  return HEAVY.filter((library) => paths.some((path) => path.includes(`/node_modules/${library}/`)))
}
