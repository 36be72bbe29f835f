// The stable codes that a Catch node sees (contract section 5). Names are added, never renamed.

export const ERROR_CODES = [
  'SNELSTART_AUTH',
  'SNELSTART_SUBSCRIPTION',
  'SNELSTART_SCOPE',
  'SNELSTART_RATE_LIMIT',
  'SNELSTART_QUOTA',
  'SNELSTART_UNREACHABLE',
  'SNELSTART_ANSWER',
  'SNELSTART_SCHEMA',
  'SNELSTART_LOCKED',
  'MULTISAFEPAY_AUTH',
  'MULTISAFEPAY_UNREACHABLE',
  'MULTISAFEPAY_ANSWER',
  'MULTISAFEPAY_RATE_LIMIT',
  'CONFIG_MISSING',
  'CONFIG_INVALID',
  'REGISTER_LOCKED',
  'REGISTER_DAMAGED',
  'RECORD_NOT_WRITABLE',
  'RUN_BUSY',
  'CANCELLED',
  'BALANCE_UNEXPECTED',
  // What nobody foresaw: a mistake of our own or of the machine.
  'UNEXPECTED',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
