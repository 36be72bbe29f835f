import assert from 'node:assert/strict'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { reportFilename } from '../../../nodes/reconcile/reconcile-report/report-filename.ts'
import { reportMessage } from '../../../nodes/reconcile/reconcile-report/report-message.ts'
import { parseReportSettings } from '../../../nodes/shared/settings/report-settings.ts'
import { aLine, aReconcileRun, SPACE } from './a-report.ts'

const message = (change: (line: Record<string, unknown>) => object = (line) => line, run: object = {}) => ({
  payload: [change({ ...aLine() })],
  reconcile: { ...aReconcileRun([aLine()]), ...run },
})

describe('What a report is made of', () => {
  it('is the lines of all messages of a run, in order', async () => {
    const [one, other] = [aLine({ invoiceNumber: '1' }), aLine({ invoiceNumber: '2' })]
    const reconcile = aReconcileRun([one, other])
    const { lines } = await reportMessage(
      [
        { payload: [one], reconcile },
        { payload: [other], reconcile },
      ],
      SPACE,
    )
    assert.deepEqual(lines, [one, other])
  })

  it('is refused when it was changed into what it can not be, and says where', async () => {
    const where = async (given: object) => {
      const refused = await reportMessage([given], SPACE).catch((error: unknown) => error)
      return refused instanceof ReconcileError ? refused.values : undefined
    }
    assert.deepEqual(await where(message((line) => ({ ...line, outcome: 'fine' }))), {
      where: 'msg.payload[0].outcome',
    })
    assert.deepEqual(await where(message((line) => ({ ...line, bookings: [{ key: 'a' }] }))), {
      where: 'msg.payload[0].bookings[0].state',
    })
    assert.deepEqual(await where(message(undefined, { startedAt: '../../etc' })), { where: 'msg.reconcile.startedAt' })
    assert.deepEqual(await where({ payload: 'text', reconcile: aReconcileRun([]) }), { where: 'msg.payload' })
  })

  it('is refused when a line stands in it twice, or lines are of several runs', async () => {
    const whole = message()
    await assert.rejects(reportMessage([whole, whole], SPACE), /line-twice/)
    const other = message((line) => line, { runId: 'run-2' })
    await assert.rejects(reportMessage([whole, other], SPACE), /sequence-of-several-runs/)
    await assert.rejects(reportMessage([{ payload: [] }], SPACE), /no-run-in-message/)
  })
})

describe('The name that is proposed for a file', () => {
  const named = (name: string) =>
    reportFilename('xlsx', aReconcileRun([], { administration: { name, kind: 'online' } }))

  it('tells of which administration it is, and of when', () => {
    assert.equal(named('Bakkerij Zoë & Zn. B.V.'), 'snelstart-multisafepay-bakkerij-zoe-zn-bv-2026-01-31-0231.xlsx')
  })

  it('holds no path, whatever the administration is called', () => {
    for (const name of ['../../etc/passwd', 'C:\\Windows\\x', '', '...', 'a\0b', '日本']) {
      assert.match(named(name), /^snelstart-multisafepay-(?:[a-z0-9]+-)*2026-01-31-0231\.xlsx$/)
    }
  })

  it('of a log is one a day', () => {
    assert.equal(reportFilename('log', aReconcileRun([])), 'snelstart-multisafepay-2026-01-31.log')
  })
})

describe('The settings of a report', () => {
  it('are an Excel file in the language of the server, and a hundred runs', () => {
    assert.deepEqual(parseReportSettings({}), { format: 'xlsx', language: 'auto', keep: 100 })
  })

  it('are refused by the name of the first that can not be', () => {
    assert.throws(() => parseReportSettings({ format: 'pdf' }), /not-a-choice.*format/)
    assert.throws(() => parseReportSettings({ keep: '-1' }), /not-in-range.*keep/)
  })
})
