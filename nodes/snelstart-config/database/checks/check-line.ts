// One line of the connection test. Its sentence stands in the texts under `test.` and the name of the check.

export interface CheckLine {
  readonly kind: 'ok' | 'warning' | 'error'
  /** Such as `check-balanced`. */
  readonly check: string
  readonly values: Readonly<Record<string, string | number>>
}

export type CheckValues = CheckLine['values']

export const passed = (check: string, values: CheckValues = {}): CheckLine => ({ kind: 'ok', check, values })
export const doubtful = (check: string, values: CheckValues = {}): CheckLine => ({ kind: 'warning', check, values })
export const failed = (check: string, values: CheckValues = {}): CheckLine => ({ kind: 'error', check, values })
