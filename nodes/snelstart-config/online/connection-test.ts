// The connection test: who answers, and what its koppelsleutel may not do.

import type { AdministrationDescription } from '../../reconcile/domain/administration.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { parsedAnswer } from './answer-shape.ts'
import type { Chart } from './chart.ts'
import { NEEDED_SCOPES } from './needed-scopes.ts'
import type { Requests } from './requests.ts'
import { companyInfo } from './schemas.ts'

const PATH = '/companyInfo'

/** Proves the koppelsleutel, the subscription key and the administration in three requests at most. */
export async function describe(
  requests: Requests,
  chart: Chart,
  signal: AbortSignal,
): Promise<AdministrationDescription> {
  const warnings = missingRights(await requests.scopes(signal))
  try {
    const company = parsedAnswer(companyInfo, await requests.read(PATH, '', signal), PATH)
    return {
      id: company.administratieIdentifier,
      name: company.administratieNaam?.trim() || company.bedrijfsnaam?.trim() || '',
      kind: 'online',
      financialYearStartsIn: company.beginmaandFiscaleBoekjaar,
      warnings,
    }
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'SNELSTART_SCOPE') throw error
  }
  await chart.journals(signal)
  const previewOnly: Warning = { code: 'preview-only', values: { scope: 'settings:read' } }
  return { name: '', kind: 'online', financialYearStartsIn: 1, warnings: [...warnings, previewOnly] }
}

function missingRights(scopes: readonly string[] | undefined): readonly Warning[] {
  if (scopes === undefined) return []
  const granted = new Set(scopes.map((scope) => scope.toLowerCase()))
  return NEEDED_SCOPES.filter((scope) => !granted.has(scope)).map((scope) => ({
    code: 'missing-right',
    values: { scope },
  }))
}
