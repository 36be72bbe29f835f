// Reads once from a local administration and lets go of it, in a process of its own whose msnodesqlv8 is not real.

import { ReconcileError } from '../../../../../nodes/reconcile/domain/reconcile-error.ts'
import { createLocalDbEngine } from '../../../../../nodes/snelstart-config/database/sql-server/local-db/local-db-engine.ts'
import { sql } from '../../../../../nodes/snelstart-config/database/statement.ts'
import { impatientClock } from '../real-clock.ts'

async function main(): Promise<void> {
  const engine = createLocalDbEngine({ file: process.argv[2] ?? '', clock: impatientClock })
  const told: Record<string, unknown> = {}
  try {
    told['rows'] = await engine.read(
      sql`SELECT ${{ type: 'text', text: 'x' }} AS [bedrag]`,
      new AbortController().signal,
    )
  } catch (error) {
    told['error'] = errorOf(error)
  }
  try {
    await engine.release()
  } catch (error) {
    told['releaseError'] = errorOf(error)
  }
  told['log'] = Reflect.get(globalThis, 'fakeOdbcLog')
  process.stdout.write(JSON.stringify(told))
}

function errorOf(error: unknown): unknown {
  if (!(error instanceof ReconcileError)) return String(error)
  return { code: error.code, detail: error.detail, values: error.values, trace: String(error.cause) }
}

void main()
