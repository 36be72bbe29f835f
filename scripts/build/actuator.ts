// The script that Windows' script host runs for an Access database: its parts joined into the one file that it can take.

import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ACTUATOR_PARTS } from '../../nodes/snelstart-config/database/access/actuator-parts.ts'
import type { BuildPlace } from './build-pack.ts'

export async function buildActuator({ root, out }: BuildPlace): Promise<void> {
  await writeFile(path.join(out, 'actuator.jscript'), await joinedActuator(root))
}

export async function joinedActuator(root: string): Promise<string> {
  const folder = path.join(root, 'nodes', 'snelstart-config', 'database', 'access', 'actuator')
  const parts = ACTUATOR_PARTS.map((part) => readFile(path.join(folder, `${part}.jscript`), 'utf8'))
  return (await Promise.all(parts)).join('\n')
}
