// Which right (scope) of the koppelsleutel each operation needs (docs/snelstart.md#keys).

export const NEEDED_SCOPES = [
  'orders:read',
  'relaties:read',
  'boekhouden:read',
  'memoriaal:read',
  'memoriaal:write',
  'bankieren:read',
  'bankieren:write',
  'settings:read',
] as const

const AREA_OF_PATH: Readonly<Record<string, string>> = {
  verkoopfacturen: 'orders',
  verkooporders: 'orders',
  relaties: 'relaties',
  bankboekingen: 'bankieren',
  memoriaalboekingen: 'memoriaal',
  companyInfo: 'settings',
}

export function scopeOf(method: 'GET' | 'POST', path: string): string {
  const collection = path.split('/')[1] ?? ''
  return `${AREA_OF_PATH[collection] ?? 'boekhouden'}:${method === 'GET' ? 'read' : 'write'}`
}
