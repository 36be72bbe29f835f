// One measured figure and the bound that it must keep.

export interface Figure {
  readonly name: string
  readonly figure: number
  readonly unit: string
  readonly bound: number
  readonly holds: boolean
}

/** What must stay at or below its bound. */
export function atMost(bound: number, measured: Pick<Figure, 'name' | 'figure' | 'unit'>): Figure {
  return { ...measured, bound, holds: measured.figure <= bound }
}

/** What must reach its bound. */
export function atLeast(bound: number, measured: Pick<Figure, 'name' | 'figure' | 'unit'>): Figure {
  return { ...measured, bound, holds: measured.figure >= bound }
}

/** Two decimals: what lies beyond them is noise, and a figure is compared as it is shown. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
