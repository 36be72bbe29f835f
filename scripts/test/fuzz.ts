// A million inputs at the doors of the house: for a night, or before a release. Others can be given: `npm run test:fuzz -- 5000`.

import { spawnSync } from 'node:child_process'

const inputs = process.argv[2] ?? '1000000'
const mocha = spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', 'test/security/fuzz/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_INPUTS: inputs },
})
process.exitCode = mocha.status ?? 1
