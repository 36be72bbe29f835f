// Connections with SnelStart, of whichever kind: the one that a flow node points to.

import type { NodeAPI } from 'node-red'
import type { Administration } from '../../reconcile/domain/administration.ts'
import { parseSnelstartConfig } from '../settings/connection-settings.ts'
import { configNode } from './config-node.ts'
import { sharedDatabase } from './database-administrations.ts'
import { DATABASE_WRITE_LIMIT_MS } from './open-database.ts'
import { ONLINE_WRITE_LIMIT_MS, sharedOnline } from './online-administrations.ts'

/** The longest that one write can take, whatever the kind. */
export const SNELSTART_WRITE_LIMIT_MS = Math.max(ONLINE_WRITE_LIMIT_MS, DATABASE_WRITE_LIMIT_MS)

/**
 * @param id of the snelstart-config node
 * @throws ReconcileError CONFIG_MISSING, CONFIG_INVALID
 */
export function administrationOf(RED: NodeAPI, id: string): Administration {
  const node = configNode(RED, id, { type: 'snelstart-config', field: 'administration' })
  const settings = parseSnelstartConfig(node.config, node.credentials)
  return settings.kind === 'online' ? sharedOnline(RED, node, settings) : sharedDatabase(RED, node, settings)
}
