// How the stand-in behaves where the documentation is silent or contradicts itself. Tests turn them while it runs.

export interface MultiSafepaySwitches {
  /** Since when `/me` is linked from nowhere in the published reference: 404 makes callers fall back. */
  me: 'found' | 'not-found'
  /** Errors as in 2016: HTTP 200 with `success: false`. */
  legacyErrors: boolean
  /** What `data` of an error is; all three were recorded. */
  errorData: 'object' | 'array' | 'text'
  /** An order id with `%2F` in the path; many web servers refuse it before the application sees it. */
  encodedSlash: 'found' | 'not-found' | 'not-found-html'
  /** What the path of `GET /orders/{id}` may be: documents say one or the other, presumably both resolve. */
  ordersBy: 'order-id' | 'psp-id' | 'both'
  /** Missing from one recorded order. */
  amountRefunded: 'present' | 'absent'
  /** What a `limit` above 1000 does; undocumented. */
  limitAbove1000: 'refuse' | 'clamp'
  /** All rows with `completed` as the schema's example has it, `23-02-2022 23:31:31`. */
  completedFormat: 'per-row' | 'day-first'
  /** Each page begins with the last row of the page before. */
  repeatRowAcrossPages: boolean
  /** Called after each page of the list was served, so that rows can come in between two pages. */
  afterEachPage: (() => void) | undefined
}

export const usualSwitches = (): MultiSafepaySwitches => ({
  me: 'found',
  legacyErrors: false,
  errorData: 'object',
  encodedSlash: 'found',
  ordersBy: 'both',
  amountRefunded: 'present',
  limitAbove1000: 'refuse',
  completedFormat: 'per-row',
  repeatRowAcrossPages: false,
  afterEachPage: undefined,
})
