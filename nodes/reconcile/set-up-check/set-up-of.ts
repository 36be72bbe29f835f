// The parts of a check from what Node-RED has: of a node that is deployed, or of a dialog that is not yet.

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { NodeAPI } from 'node-red'

import type { DatabaseAdministration } from '../../snelstart-config/database/administration.ts'
import { dataFolderOf, houseFolder, operatorOf } from '../../shared/connections/data-folder-of.ts'
import { keyAge } from '../../shared/connections/key-age.ts'
import { knownAheadMs } from '../../shared/connections/known-server-times.ts'
import { runParts } from '../../shared/connections/run-parts.ts'
import { durableDisk } from '../../shared/files/durable-disk.ts'
import { systemClock } from '../../shared/http/system-clock.ts'
import { parseBookSettings } from '../../shared/settings/book-node-settings.ts'
import type { MspSettings, OnlineSettings } from '../../shared/settings/connection-settings.ts'
import { parseMatchSettings } from '../../shared/settings/match-node-settings.ts'
import { tryDisk } from '../booking-register/try-disk.ts'
import type { Administration } from '../domain/administration.ts'
import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'
import type { Books, SetUpParts, Shop } from './set-up-parts.ts'

type Properties = Readonly<Record<string, unknown>>

export interface SetUpGiven extends Pick<SetUpParts, 'books' | 'shop'> {
  /** The properties of book-payment, as they are stored. */
  readonly book: Properties
  /** Of the match-payments before it, if there is one. */
  readonly match: Properties | undefined
}

export function setUpOf(RED: NodeAPI, { books, shop, book, match }: SetUpGiven): SetUpParts {
  return {
    clock: systemClock,
    books,
    shop,
    settings: () => parseBookSettings(book),
    matching: () => match && parseMatchSettings(match),
    usualMatching: parseMatchSettings({ provider: 'any' }),
    isSameProvider: match === undefined || match['provider'] === book['provider'],
    async tryDisk(id = 'unidentified', signal) {
      const folder = join(dataFolderOf(RED).administrationFolder(id), 'register')
      const disk = durableDisk(systemClock)
      await tryDisk({ folder: join(folder, `trial-${randomUUID()}`), clock: systemClock, disk }, signal)
    },
    registerOf: (id) => runParts(RED).registerOf(id),
  }
}

export function onlineBooks(RED: NodeAPI, settings: OnlineSettings, administration: Administration): Books {
  const today = dateInAmsterdam(systemClock.now())
  return {
    administration,
    keyAge: () => keyAge(houseFolder(RED), settings.subscriptionKey, today),
    aheadMs: () => knownAheadMs(operatorOf(RED).snelstartApiUrl),
  }
}

export function databaseBooks(administration: DatabaseAdministration): Books {
  return { administration, test: (signal) => administration.test([], signal) }
}

export function shopOf(RED: NodeAPI, { environment }: MspSettings, provider: PaymentProvider): Shop {
  return { provider, aheadMs: () => knownAheadMs(operatorOf(RED).multisafepayUrls[environment]) }
}
