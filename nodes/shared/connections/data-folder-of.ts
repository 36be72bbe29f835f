// Where everything is kept that must survive a restart.

import { join } from 'node:path'
import type { NodeAPI } from 'node-red'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import { dataFolder, type DataFolder } from '../files/data-folder.ts'
import { keptFolder } from '../files/kept-folder.ts'
import { operatorSettings, type OperatorSettings } from '../settings/operator-settings.ts'

/** @throws ReconcileError CONFIG_MISSING `no-data-folder` */
export function dataFolderOf(RED: Pick<NodeAPI, 'settings'>): DataFolder {
  const { dataFolder: configured } = operatorOf(RED)
  const userDir: unknown = Reflect.get(RED.settings, 'userDir')
  return dataFolder({
    ...(configured === undefined ? {} : { configured }),
    ...(typeof userDir === 'string' ? { userDir } : {}),
  })
}

/** Rows that belong to a connection and can be read again: whose administration it is, is known only after asking. */
export function connectionFolder(RED: Pick<NodeAPI, 'settings'>, name: string): KeptFolder {
  return keptFolder(join(dataFolderOf(RED).path, 'connections', name))
}

/** Rows that belong to this Node-RED as a whole. */
export function houseFolder(RED: Pick<NodeAPI, 'settings'>): KeptFolder {
  return keptFolder(join(dataFolderOf(RED).path, 'house'))
}

/** @throws ReconcileError CONFIG_INVALID */
export function operatorOf(RED: Pick<NodeAPI, 'settings'>): OperatorSettings {
  return operatorSettings(RED.settings, process.env)
}
