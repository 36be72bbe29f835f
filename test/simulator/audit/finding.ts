// What an audit finds wrong.

/** In the words of the command's last line. */
export type FindingKind = 'double' | 'lost' | 'unexplained' | 'leak'

export interface Finding {
  readonly kind: FindingKind
  readonly what: string
}
