// Where everything is kept that must survive a restart.

import { basename, join } from 'node:path'
import type { NodeAPI } from 'node-red'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { dataFolder, type DataFolder } from '../files/data-folder.ts'
import { keptFolder } from '../files/kept-folder.ts'
import { systemClock } from '../http/system-clock.ts'
import { operatorSettings, type OperatorSettings } from '../settings/operator-settings.ts'

type Log = (warning: Warning) => void

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
export function connectionFolder(RED: Pick<NodeAPI, 'settings'>, name: string, log: Log): KeptFolder {
  return keptIn(join(dataFolderOf(RED).root, 'connections', name), log)
}

/** Rows that belong to this Node-RED as a whole. */
export function houseFolder(RED: Pick<NodeAPI, 'settings'>): KeptFolder {
  return keptIn(join(dataFolderOf(RED).root, 'house'), () => undefined)
}

/** @param log is told when rows were damaged and are read from their source again */
export function keptIn(path: string, log: Log): KeptFolder {
  return keptFolder(path, {
    clock: systemClock,
    onDamaged: ({ file, line }) => log({ code: 'kept-rows-damaged', values: { file: basename(file), line } }),
  })
}

/** @throws ReconcileError CONFIG_INVALID */
export function operatorOf(RED: Pick<NodeAPI, 'settings'>): OperatorSettings {
  return operatorSettings(RED.settings, process.env)
}
