// One seed from its first moment to its audit.

import { audit } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import { leaksOnDisk } from './audit/leaks.ts'
import { toldIn } from './audit/told.ts'
import { calm } from './calm.ts'
import { chanceOf } from './chance.ts'
import { openHouse, type House, type PackShelf } from './house.ts'
import { storm } from './storm.ts'
import { settingOf } from './world/setting.ts'

export interface SeedEnd {
  readonly seed: number
  readonly findings: readonly Finding[]
  /** What happened, in order: the same for the same seed. */
  readonly trace: readonly string[]
  readonly figures: {
    readonly moments: number
    readonly runs: number
    readonly requests: number
    readonly bookings: number
    readonly inDoubt: number
  }
}

/** @param meddle what a test of the audit itself does to the end of a seed */
export async function runSeed(
  seed: number,
  shelf: PackShelf,
  meddle: (house: House) => void = () => undefined,
): Promise<SeedEnd> {
  const house = openHouse(seed, settingOf(chanceOf(seed, 'setting')), shelf)
  const { shop, setting, findings, trace, network } = house
  const last = await calm(house, await storm(house))
  meddle(house)
  const told = toldIn(last.arrived)
  // Test payments are refused in a run that books, every time.
  const failed = (setting.shop.environment === 'test' ? [] : last.failures).map(({ code, error }) =>
    unexplained(`the last quiet run ended with ${code}: ${error.message}`),
  )
  findings.push(
    ...failed,
    ...audit(shop, told),
    ...leaksOnDisk(house.disk),
    ...network.broken.map((stack) => unexplained(`the stand-in broke: ${stack}`)),
    ...house.snelstart.unknownProperties.map((name) => unexplained(`SnelStart knows no ${name}`)),
  )
  const figures = {
    moments: house.time.moments,
    runs: house.runs.length,
    requests: network.requests,
    bookings: [...shop.snelstart.bookings()].length,
    inDoubt: told.inDoubt.length,
  }
  return { seed, findings, trace, figures }
}

const unexplained = (what: string): Finding => ({ kind: 'unexplained', what })
