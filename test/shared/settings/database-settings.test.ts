import assert from 'node:assert/strict'

import { parseSnelstartConfig } from '../../../nodes/shared/settings/connection-settings.ts'
import { describeError } from '../../../nodes/shared/texts/describe-error.ts'
import { refusalOf } from './refusal-of.ts'

const SERVER = { kind: 'network', server: 'BOEKHOUDING', database: 'Voorbeeld' }
const LOGIN = { user: 'lezer', password: 'geheim' }
const LOCAL = { kind: 'local', file: 'C:\\SnelStart\\Voorbeeld B.V..mdf' }
const MDB = { kind: 'mdb', file: '/administraties/voorbeeld.mdb' }
const BY_PASSWORD = { by: 'password', ...LOGIN }

describe('the settings of a SnelStart database', () => {
  it('a connection from before there were kinds is an Online one', () => {
    const keys = { subscriptionKey: 's', clientKey: 'c' }
    assert.deepEqual(parseSnelstartConfig({}, keys), { kind: 'online', ...keys })
  })

  for (const kind of ['network', 'sql']) {
    it(`${kind} asks for a server, a database and an account, and encrypts`, () => {
      assert.deepEqual(parseSnelstartConfig({ ...SERVER, kind, name: ' ', port: '', instance: '' }, LOGIN), {
        kind,
        server: 'BOEKHOUDING',
        database: 'Voorbeeld',
        login: BY_PASSWORD,
        encrypt: 'true',
        trustServerCertificate: false,
      })
    })
  }

  it('a server can be filled in as a system manager tells it', () => {
    const placeOf = (typed: object) => {
      const settings = parseSnelstartConfig({ ...SERVER, ...typed }, LOGIN)
      assert.ok(settings.kind === 'network')
      return [settings.server, settings.instance, settings.port]
    }
    assert.deepEqual(placeOf({ server: 'PC1\\SNELSTART' }), ['PC1', 'SNELSTART', undefined])
    assert.deepEqual(placeOf({ server: 'PC1\\SNELSTART', instance: 'SNELSTART' }), ['PC1', 'SNELSTART', undefined])
    assert.deepEqual(placeOf({ server: '192.168.1.5,1433' }), ['192.168.1.5', undefined, 1433])
    assert.deepEqual(placeOf({ server: 'tcp:pc1.example' }), ['pc1.example', undefined, undefined])
    assert.deepEqual(placeOf({ port: 1500 }), ['BOEKHOUDING', undefined, 1500])
    assert.deepEqual(placeOf({ instance: 'SQLEXPRESS' }), ['BOEKHOUDING', 'SQLEXPRESS', undefined])
  })

  it('signing in as the Windows user needs no password', () => {
    const settings = parseSnelstartConfig({ ...SERVER, windowsLogin: true }, {})
    assert.ok(settings.kind === 'network')
    assert.deepEqual(settings.login, { by: 'windows' })
  })

  it('a local administration is a database with the name of its file', () => {
    assert.deepEqual(parseSnelstartConfig(LOCAL, {}), { ...LOCAL, database: 'Voorbeeld B.V.' })
    assert.deepEqual(parseSnelstartConfig({ ...LOCAL, database: 'Anders' }, {}), { ...LOCAL, database: 'Anders' })
  })

  it('an Access file may have a workgroup file, an account and a password, and needs none', () => {
    assert.deepEqual(parseSnelstartConfig(MDB, undefined), MDB)
    const workgroupFile = '/administraties/snelstart.mdw'
    assert.deepEqual(parseSnelstartConfig({ ...MDB, workgroupFile }, LOGIN), { ...MDB, workgroupFile, ...LOGIN })
  })

  it('what was confirmed, and the names of tables, come along as they were written', () => {
    const more = { confirmedOpenTotal: '€ 1.234,56', schemaProfile: '{}' }
    for (const config of [SERVER, LOCAL, MDB]) {
      const settings = parseSnelstartConfig({ ...config, ...more }, LOGIN)
      assert.ok(settings.kind !== 'online')
      assert.deepEqual([settings.confirmedOpenTotal, settings.schemaProfile], ['€ 1.234,56', '{}'])
    }
  })
})

describe('a setting of a SnelStart database that can not be used', () => {
  const REFUSED: readonly (readonly [config: object, secrets: object, detail: string, field: string])[] = [
    [{ ...SERVER, kind: 'cloud' }, LOGIN, 'not-a-choice', 'kind'],
    [{ ...SERVER, server: '' }, LOGIN, 'setting', 'server'],
    [{ ...SERVER, server: 'Server=pc1;Trust=yes' }, LOGIN, 'not-a-server', 'server'],
    [{ ...SERVER, server: '\\SNELSTART' }, LOGIN, 'not-a-server', 'server'],
    [{ ...SERVER, server: '${BOEKSERVER}' }, LOGIN, 'no-variable', 'server'],
    [{ ...SERVER, database: '' }, LOGIN, 'setting', 'database'],
    [{ ...SERVER, port: '0' }, LOGIN, 'not-in-range', 'port'],
    [{ ...SERVER, port: '65536' }, LOGIN, 'not-in-range', 'port'],
    [{ ...SERVER, port: '1433', instance: 'SNELSTART' }, LOGIN, 'port-and-instance', 'port'],
    [{ ...SERVER, server: 'PC1\\EEN', instance: 'TWEE' }, LOGIN, 'instance-twice', 'instance'],
    [{ ...SERVER, instance: 'PC1\\EEN' }, LOGIN, 'not-an-instance', 'instance'],
    [{ ...SERVER, encrypt: 'maybe' }, LOGIN, 'not-a-choice', 'encrypt'],
    [{ ...SERVER, confirmedOpenTotal: 'veel' }, LOGIN, 'not-a-total', 'confirmedOpenTotal'],
    [SERVER, {}, 'no-user', 'user'],
    [SERVER, { user: 'lezer' }, 'no-secret', 'password'],
    [SERVER, { user: 'lezer', password: '${WACHTWOORD}' }, 'no-variable', 'password'],
    [{ kind: 'local', file: '' }, {}, 'setting', 'file'],
    [{ kind: 'local', file: 'Voorbeeld.mdf' }, {}, 'file-not-absolute', 'file'],
    [{ kind: 'local', file: 'C:\\Voorbeeld.bacpac' }, {}, 'not-an-mdf', 'file'],
    [{ kind: 'mdb', file: 'voorbeeld.mdb' }, {}, 'file-not-absolute', 'file'],
    [{ kind: 'mdb', file: '/administraties/voorbeeld.ssb' }, {}, 'not-an-mdb', 'file'],
    [{ ...MDB, workgroupFile: 'snelstart.mdw' }, {}, 'file-not-absolute', 'workgroupFile'],
    [MDB, { password: '${WACHTWOORD}' }, 'no-variable', 'password'],
  ]
  for (const [config, secrets, detail, field] of REFUSED) {
    it(`${JSON.stringify(config)} is refused as ${detail}, in a sentence without open ends`, () => {
      const error = refusalOf(() => parseSnelstartConfig(config, secrets))
      assert.deepEqual([error.detail, error.values['field']], [detail, field])
      for (const language of ['nl', 'en-US'] as const) {
        const { message, advice } = describeError(error, language)
        assert.doesNotMatch(`${message} ${advice}`, /__\w+__|undefined|geheim/)
      }
    })
  }
})
