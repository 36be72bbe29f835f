import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { DATABASE, type SmallServer, startSmallServer } from './small-server.ts'

/** Midnight, and hours that a change of the clock skips or repeats somewhere. */
const MOMENTS = ['2026-03-01', '2026-03-29T02:30:00', '2026-10-25T02:30:00', '1899-12-31', '2026-12-31T23:59:59']
const ZONES = ['Europe/Amsterdam', 'America/St_Johns', 'Pacific/Kiritimati']

describe('a day in SQL Server', function () {
  this.timeout(60_000)
  let small: SmallServer

  before(async () => {
    small = await startSmallServer()
  })
  after(() => small.close())

  it('is the same day on the wall in every time zone of the machine', async () => {
    const program = join(__dirname, 'zone-program.ts')
    for (const zone of ZONES) {
      const given = ['--import', 'tsx', program, String(small.server.port), DATABASE, zone, ...MOMENTS]
      const { stdout } = await promisify(execFile)(process.execPath, given, { env: { ...process.env, TZ: zone } })
      const expected = MOMENTS.map((moment) => {
        const whole = `${moment.includes('T') ? moment : `${moment}T00:00:00`}.000`
        return { fldMoment: whole, fldPrecies: whole, fldDag: `${moment.slice(0, 10)}T00:00:00.000` }
      })
      assert.deepEqual(JSON.parse(stdout), expected, zone)
      const stored = await small.look(
        `SELECT to_char(fldmoment, 'YYYY-MM-DD"T"HH24:MI:SS') AS moment FROM dbo.tblsoorten WHERE fldkort = '${zone}' ORDER BY fldid`,
      )
      assert.deepEqual(
        stored.map(({ moment }) => `${moment}.000`),
        expected.map(({ fldMoment }) => fldMoment),
        zone,
      )
    }
  })
})
