// What was said already, so that nothing is said every few minutes: kept in the context of the flow and in its files.

/** By what was said (`late`, `failure CODE node`, `line id outcome`, ...): when, ISO 8601. */
export type WhenTold = Readonly<Record<string, string>>

export interface Told {
  /** Since when the flow watches, ISO 8601: before the first run nothing else is known. */
  readonly begin: string
  /** The last run of this flow that came to its end. */
  readonly run?: { readonly at: string; readonly administration?: string; readonly mode?: string }
  readonly when: WhenTold
}

/** A subject and a text for an e-mail node. */
export interface Mail {
  readonly topic: string
  readonly payload: string
}
