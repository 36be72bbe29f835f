// Errors as the Jet provider gives them: OLE DB's number, Jet's own number as SQLState, and a sentence.
// Source: Microsoft, "Trappable Microsoft Jet and DAO errors"; OLE DB error codes.

export class JetError extends Error {
  override readonly name = 'JetError'
  readonly number: number
  readonly state: string

  constructor(state: number, number: number, description: string) {
    super(description)
    this.number = number | 0
    this.state = String(state)
  }
}

const FAILED = 0x80004005
const SYNTAX = 0x80040e14

export const JET = {
  syntax: (near: string) =>
    new JetError(3075, SYNTAX, `Syntax error (missing operator) in query expression '${near}'.`),
  moreThanOne: () => new JetError(3142, SYNTAX, 'Characters found after end of SQL statement.'),
  undefinedFunction: (name: string) => new JetError(3085, SYNTAX, `Undefined function '${name}' in expression.`),
  unknownTable: (name: string) =>
    new JetError(3078, 0x80040e37, `The Microsoft Jet database engine cannot find the input table or query '${name}'.`),
  /** To Jet a word that it does not know is a parameter. */
  missingParameter: () => new JetError(3061, 0x80040e10, 'No value given for one or more required parameters.'),
  joinNotSupported: () => new JetError(3296, FAILED, 'JOIN expression not supported.'),
  notUpdatable: () => new JetError(3073, FAILED, 'Operation must use an updateable query.'),
  noTableNamed: () => new JetError(3067, FAILED, 'Query input must contain at least one table or query.'),
  locked: () => new JetError(3218, 0x80040e21, 'Could not update; currently locked.'),
  fileInUse: () => new JetError(3045, FAILED, "Could not use 'books.mdb'; file already in use."),
  fileNotFound: (file: string) => new JetError(3024, FAILED, `Could not find file '${file}'.`),
  notADatabase: (file: string) => new JetError(3343, FAILED, `Unrecognized database format '${file}'.`),
  wrongPassword: () => new JetError(3031, 0x80040e4d, 'Not a valid password.'),
  wrongAccount: () => new JetError(3029, 0x80040e4d, 'Not a valid account name or password.'),
  noWorkgroup: () =>
    new JetError(3028, FAILED, "Can't start your application. The workgroup information file is missing."),
  noRight: (name: string) => new JetError(3112, 0x80040e09, `Records cannot be read; no read permission on '${name}'.`),
} as const

/** What PostgreSQL found wrong, as Jet would say it. */
export function jetErrorOf(error: unknown): JetError {
  if (error instanceof JetError) return error
  const { code, message } = error as { code?: string; message?: string }
  const duplicate =
    'The changes you requested to the table were not successful because they would create duplicate values.'
  const known: Readonly<Record<string, JetError>> = {
    '23505': new JetError(3022, FAILED, duplicate),
    '23502': new JetError(
      3314,
      FAILED,
      'The field cannot contain a Null value because the Required property is set to True.',
    ),
    '23503': new JetError(3201, FAILED, 'You cannot add or change a record because a related record is required.'),
    '23514': new JetError(3163, FAILED, 'The field is too small to accept the amount of data you attempted to add.'),
    '22003': new JetError(3349, FAILED, 'Numeric field overflow.'),
    '42803': new JetError(
      3122,
      SYNTAX,
      'You tried to execute a query that does not include the expression as part of an aggregate.',
    ),
    '42883': new JetError(3464, 0x80040e07, 'Data type mismatch in criteria expression.'),
    '42804': new JetError(3464, 0x80040e07, 'Data type mismatch in criteria expression.'),
  }
  return known[code ?? ''] ?? new JetError(3000, FAILED, `Reserved error: ${code ?? ''} ${message ?? ''}`)
}
