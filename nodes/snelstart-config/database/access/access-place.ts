// Where the Access database is and how it is opened.

export interface AccessPlace {
  /** The whole path of the .mdb or .accdb. */
  readonly file: string
  /** The .mdw, where SnelStart's user management is used; then user and password are those of an account in it. */
  readonly workgroupFile?: string
  readonly user?: string
  /** Of the account; without a user, of the file itself. */
  readonly password?: string
}

/** As the actuator opens it. */
export interface OpenWords {
  readonly provider: string
  readonly file: string
  readonly workgroupFile: string
  readonly user: string
  readonly password: string
  readonly filePassword: string
}

export interface Provider {
  readonly name: string
  readonly x64: boolean
}

const JET: Provider = { name: 'Microsoft.Jet.OLEDB.4.0', x64: false }
const ACE: readonly Provider[] = [
  { name: 'Microsoft.ACE.OLEDB.16.0', x64: true },
  { name: 'Microsoft.ACE.OLEDB.16.0', x64: false },
  { name: 'Microsoft.ACE.OLEDB.12.0', x64: true },
  { name: 'Microsoft.ACE.OLEDB.12.0', x64: false },
]

/** In order of preference. Jet 4.0 comes with Windows, in 32 bit only, and does not know .accdb. */
export function providersFor(file: string): readonly Provider[] {
  return file.toLowerCase().endsWith('.accdb') ? ACE : [JET, ...ACE]
}

/** Jet's own account, which every database without user management is opened with. */
const DEFAULT_USER = 'Admin'

export function openWords(place: AccessPlace, provider: Provider): OpenWords {
  const hasAccount = place.user !== undefined && place.user !== ''
  const password = place.password ?? ''
  return {
    provider: provider.name,
    file: place.file,
    workgroupFile: place.workgroupFile ?? '',
    user: hasAccount ? (place.user ?? DEFAULT_USER) : DEFAULT_USER,
    password: hasAccount ? password : '',
    filePassword: hasAccount ? '' : password,
  }
}
