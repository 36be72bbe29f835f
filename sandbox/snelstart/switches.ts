// How the stand-in behaves where SnelStart's documents are silent or only inferred. Tests turn them while it runs.

/** `refused`: 400 with ALG-0104. `ignored`: the whole filter does nothing, all rows come back. */
export type Filterability = 'yes' | 'refused' | 'ignored'

export interface SnelStartSwitches {
  /** The rights of tokens that are given out from now on. */
  scopes: readonly string[]
  tokenSeconds: number
  /** Calls in one minute of the clock before 429; undefined is no limit. */
  callsPerMinute: number | undefined
  /** Whether that 429 says how long to wait. */
  retryAfter: boolean
  /** Calls before 403 "Out of call volume quota"; counts down; undefined is no limit. */
  callsLeft: number | undefined
  topAbove500: 'refuse' | 'clamp'
  filterable: {
    openstaandSaldo: Filterability
    boekstuk: Filterability
    modifiedOn: Filterability
    dagboekId: Filterability
    id: Filterability
    betalingskenmerk: Filterability
    datum: Filterability
  }
  /** Web API's own limit on a filter (100 by default there); undefined is no limit, since none was ever reported. */
  filterNodesMax: number | undefined
  /** The web server's limit on a query (2048 by default there), answered with 404; undefined is no limit. */
  queryCharactersMax: number | undefined
  /** The undocumented sign of `bedrag` on a sales line of a memoriaal. */
  memoriaalSign: 'positive-settles' | 'negative-settles'
  /** Whether more can be settled on an invoice than is open. */
  overpayment: 'accept' | 'refuse'
  /** Bookings up to and including this day are refused with BOE-0042. */
  closedUntil: string | undefined
  bookingTouchesInvoiceModifiedOn: boolean
  /** The ledger lines of a new booking are listed only after so many lists were read, and so many ms passed. */
  mutationsVisibleAfterReads: number
  mutationsVisibleAfterMs: number
  /** `mixed`: 121.00, 121.0 or 121, as a .NET decimal may come out. */
  amounts: 'two-decimals' | 'shortest' | 'mixed'
  /** What stands for a text or reference that is not there. */
  noValue: 'null' | 'left-out'
  /** Every answer is held against its schema before it is sent. */
  checkAnswers: boolean
  /** Called after each page of a list, so that the books can change between two pages. */
  afterEachPage: (() => void) | undefined
}

/** Scope names: SnelStart's OpenAPI document, per operation. */
export const ALL_SCOPES: readonly string[] = [
  ...[
    'artikelen',
    'bankieren',
    'boekhouden',
    'documenten',
    'kas',
    'memoriaal',
    'orders',
    'relaties',
    'settings',
  ].flatMap((room) => [`${room}:read`, `${room}:write`]),
  'btwaangiftes',
  'rapportage',
]

/** Some switches; the others stay as they are. */
export type SwitchSettings = Partial<Omit<SnelStartSwitches, 'filterable'>> & {
  readonly filterable?: Partial<SnelStartSwitches['filterable']>
}

export function turnSwitches(switches: SnelStartSwitches, { filterable, ...settings }: SwitchSettings): void {
  Object.assign(switches, settings)
  Object.assign(switches.filterable, filterable)
}

export const usualSwitches = (): SnelStartSwitches => ({
  scopes: ALL_SCOPES,
  tokenSeconds: 3599,
  callsPerMinute: undefined,
  retryAfter: true,
  callsLeft: undefined,
  topAbove500: 'refuse',
  filterable: {
    openstaandSaldo: 'yes',
    boekstuk: 'yes',
    modifiedOn: 'yes',
    dagboekId: 'yes',
    id: 'yes',
    betalingskenmerk: 'yes',
    datum: 'yes',
  },
  filterNodesMax: undefined,
  queryCharactersMax: undefined,
  memoriaalSign: 'positive-settles',
  overpayment: 'accept',
  closedUntil: undefined,
  bookingTouchesInvoiceModifiedOn: false,
  mutationsVisibleAfterReads: 0,
  mutationsVisibleAfterMs: 0,
  amounts: 'mixed',
  noValue: 'null',
  checkAnswers: true,
  afterEachPage: undefined,
})
