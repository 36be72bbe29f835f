// Builds the pack into dist/: `npm run build`.

import path from 'node:path'
import { buildPack } from './build/build-pack.ts'

const root = path.join(__dirname, '..')

buildPack({ root, out: path.join(root, 'dist') }).then(
  ({ files, milliseconds }) => {
    console.log(`dist/: ${files} files in ${milliseconds} ms`)
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
