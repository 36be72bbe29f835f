import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { temporaryFolders } from '../../shared/files/temporary-folder.ts'

describe('a file of a record that is larger than memory', function () {
  this.timeout(120_000)
  const newFolder = temporaryFolders()

  it('is proved line by line: 400 MB where 48 MB may be kept', async () => {
    const program = join(__dirname, 'large-file.ts')
    const given = ['--max-old-space-size=48', '--require', 'tsx/cjs', program, join(await newFolder(), 'record'), '400']
    const { stdout } = await promisify(execFile)(process.execPath, given)
    const { breaks, isComplete, bytes, peakMb } = JSON.parse(stdout) as Record<string, unknown>
    assert.deepEqual([breaks, isComplete], [[], true])
    // The system's own buffers wait for a collection; a file that is held in memory would be twice this bound.
    assert.ok(Number(bytes) > 399_000_000 && Number(peakMb) < 300, stdout)
  })
})
