// The parts of the script, in the order in which they are joined into the one file that cscript runs.

export const ACTUATOR_PARTS = [
  'database-file',
  'reading',
  'catalogue',
  'transaction',
  'errors',
  'json',
  'main',
] as const
