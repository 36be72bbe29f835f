import assert from 'node:assert/strict'

import { exists, read, section } from '../docs/markdown.ts'

const PAGE = 'docs/security.md'

describe('What docs/security.md claims', () => {
  const named = [...read(PAGE).matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].flatMap(([, file]) => file ?? [])

  it('is tested by files that exist', () => {
    assert.ok(named.length > 20)
    assert.deepEqual(
      named.filter((file) => !exists(file)),
      [],
    )
  })

  it('names a test for everyone who could attack', () => {
    const attackers = section(PAGE, 'Who could, and what stands in the way')
      .split(/^(?=\*\*)/m)
      .slice(1)
    assert.equal(attackers.length, 8)
    assert.deepEqual(
      attackers.filter((text) => !text.includes('`test/')),
      [],
    )
  })
})
