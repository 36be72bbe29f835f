// Why a pattern is not taken.

export type PatternFaultReason = 'invalid' | 'unsupported' | 'groups'

export class PatternFault extends Error {
  override readonly name = 'PatternFault'
  readonly reason: PatternFaultReason
  /** Parts in brackets, of `groups`. */
  readonly groups: number

  constructor(reason: PatternFaultReason, groups = 0) {
    super(`pattern: ${reason}`)
    this.reason = reason
    this.groups = groups
  }
}
