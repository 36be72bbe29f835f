// Where the history of each administration is: beside its booking register, in a folder of its own.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeAPI } from 'node-red'

import { dataFolderOf } from '../../../shared/connections/data-folder-of.ts'
import { systemCode } from '../../../shared/files/system-code.ts'
import { systemClock } from '../../../shared/http/system-clock.ts'
import type { Warning } from '../../domain/warning.ts'
import { type RunHistory, runHistory } from './run-history.ts'

/** An administration that does not tell who it is; its run records are under the same name. */
const UNIDENTIFIED = 'unidentified'

type Settings = Pick<NodeAPI, 'settings'>
type Warn = (warning: Warning) => void

export function historyOf(RED: Settings, administrationId: string | undefined, warn: Warn): RunHistory {
  const folder = dataFolderOf(RED).administrationFolder(administrationId ?? UNIDENTIFIED)
  return historyIn(folder, warn)
}

export async function allHistories(RED: Settings, warn: Warn): Promise<readonly RunHistory[]> {
  const { root } = dataFolderOf(RED)
  const names = await folderNames(root)
  return names.filter((name) => name.startsWith('administration-')).map((name) => historyIn(join(root, name), warn))
}

function historyIn(administrationFolder: string, warn: Warn): RunHistory {
  return runHistory(join(administrationFolder, 'history'), { clock: systemClock, warn })
}

async function folderNames(root: string): Promise<readonly string[]> {
  try {
    return await readdir(root)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}
