import assert from 'node:assert/strict'
import { dirname, join, resolve, sep } from 'node:path'

import fc from 'fast-check'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { dataFolder } from '../../../nodes/shared/files/data-folder.ts'

const ROOT = resolve('/data')

describe('the data folder', () => {
  it('is the one that the operator chose', () => {
    assert.equal(dataFolder({ configured: ` ${ROOT} `, userDir: resolve('/node-red') }).root, ROOT)
  })

  it('is otherwise a folder of our own in the folder of Node-RED', () => {
    const userDir = resolve('/node-red')
    assert.equal(dataFolder({ configured: ' ', userDir }).root, join(userDir, 'snelstart-multisafepay'))
  })

  it('is never a temporary folder: without a place there is no booking', () => {
    assert.throws(
      () => dataFolder({}),
      (error) =>
        error instanceof ReconcileError && error.code === 'CONFIG_MISSING' && error.detail === 'no-data-folder',
    )
  })

  it('does not depend on the folder in which Node-RED was started', () => {
    assert.throws(
      () => dataFolder({ configured: 'data', userDir: resolve('/node-red') }),
      (error) => error instanceof ReconcileError && error.detail === 'data-folder-not-absolute',
    )
  })

  it('has a readable folder for an administration, the same however its id is written', () => {
    const folder = dataFolder({ configured: ROOT })
    const id = '3FA85F64-5717-4562-B3FC-2C963F66AFA6'
    const expected = join(ROOT, 'administration-3fa85f64-5717-4562-b3fc-2c963f66afa6')
    assert.equal(folder.administrationFolder(id), expected)
    assert.equal(folder.administrationFolder(id.toLowerCase()), expected)
  })

  it('has a folder for each account, site and environment', () => {
    const folder = dataFolder({ configured: ROOT })
    assert.equal(
      folder.accountFolder({ accountId: '10021', siteId: '55', environment: 'live' }),
      join(ROOT, 'account-10021', 'site-55', 'live'),
    )
    assert.equal(folder.accountFolder({ environment: 'test' }), join(ROOT, 'account-_none', 'site-_none', 'test'))
  })

  it('gives any id a folder of its own right below itself, also where capitals do not count', () => {
    const folder = dataFolder({ configured: ROOT })
    const odd = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom('..', '.', '/', 'a/../../b', 'A', 'a', '_none', 'con', 'C:\\x', 'a\0b', 'x'.repeat(500)),
    )
    fc.assert(
      fc.property(odd, odd, (one, other) => {
        const [path, otherPath] = [folder.administrationFolder(one), folder.administrationFolder(other)]
        assert.equal(dirname(path), ROOT)
        assert.match(path.slice(ROOT.length + sep.length), /^administration-[a-z0-9_-]{1,120}$/)
        assert.equal(path.toLowerCase() === otherPath.toLowerCase(), one === other)
      }),
    )
  })

  it('has no folder for an id without characters', () => {
    assert.throws(() => dataFolder({ configured: ROOT }).administrationFolder(''), RangeError)
  })
})
