// Errors as SQL Server numbers and words them. Source: Microsoft, "Database Engine events and errors".

export class SqlServerError extends Error {
  override readonly name = 'SqlServerError'
  readonly number: number
  /** Severity: 16 ends the statement, 20 and more the connection. */
  readonly severity: number
  readonly state: number

  constructor(number: number, severity: number, message: string, state = 1) {
    super(message)
    this.number = number
    this.severity = severity
    this.state = state
  }
}

const error =
  (number: number, severity: number, text: (...words: readonly string[]) => string) =>
  (...words: readonly string[]): SqlServerError =>
    new SqlServerError(number, severity, text(...words))

export const SQL_ERROR = {
  near: error(102, 15, (word = '') => `Incorrect syntax near '${word}'.`),
  unclosed: error(105, 15, (text = '') => `Unclosed quotation mark after the character string '${text}'.`),
  undeclared: error(137, 15, (name = '') => `Must declare the scalar variable "${name}".`),
  declaredTwice: error(134, 15, (name = '') => `The variable name '${name}' has already been declared.`),
  columnCount: error(
    110,
    15,
    () => 'There are fewer columns in the INSERT statement than values specified in the VALUES clause.',
  ),
  unknownFunction: error(195, 15, (name = '') => `'${name}' is not a recognized built-in function name.`),
  argumentCount: error(174, 15, (name = '', count = '') => `The ${name} function requires ${count} argument(s).`),
  unknownColumn: error(207, 16, (name = '') => `Invalid column name '${name}'.`),
  unknownObject: error(208, 16, (name = '') => `Invalid object name '${name}'.`),
  ambiguousColumn: error(209, 16, (name = '') => `Ambiguous column name '${name}'.`),
  unbound: error(4104, 16, (name = '') => `The multi-part identifier "${name}" could not be bound.`),
  typeClash: error(206, 16, (from = '', to = '') => `Operand type clash: ${from} is incompatible with ${to}`),
  invalidOperand: error(
    8117,
    16,
    (type = '', operator = '') => `Operand data type ${type} is invalid for ${operator} operator.`,
  ),
  badConversion: error(
    245,
    16,
    (from = '', to = '') => `Conversion failed when converting the ${from} value to data type ${to}.`,
  ),
  badDate: error(241, 16, () => 'Conversion failed when converting date and/or time from character string.'),
  badGuid: error(8169, 16, () => 'Conversion failed when converting from a character string to uniqueidentifier.'),
  overflow: error(8115, 16, () => 'Arithmetic overflow error converting expression to data type.'),
  divideByZero: error(8134, 16, () => 'Divide by zero error encountered.'),
  notACondition: error(
    4145,
    15,
    (near = '') =>
      `An expression of non-boolean type specified in a context where a condition is expected, near '${near}'.`,
  ),
  notGrouped: error(
    8120,
    16,
    (name = '') =>
      `Column '${name}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
  ),
  groupedConstant: error(
    164,
    15,
    () => 'Each GROUP BY expression must contain at least one column that is not an outer reference.',
  ),
  orderedConstant: error(408, 16, () => 'A constant expression was encountered in the ORDER BY list.'),
  unnamedColumn: error(
    8155,
    16,
    (at = '', table = '') => `No column name was specified for column ${at} of '${table}'.`,
  ),
  triggerOutput: error(
    334,
    16,
    (table = '') =>
      `The target table '${table}' of the DML statement cannot have any enabled triggers if the statement contains an OUTPUT clause without INTO clause.`,
  ),
  identityInsert: error(
    544,
    16,
    (table = '') =>
      `Cannot insert explicit value for identity column in table '${table}' when IDENTITY_INSERT is set to OFF.`,
  ),
  identityUpdate: error(8102, 16, (column = '') => `Cannot update identity column '${column}'.`),
  computedWrite: error(
    271,
    16,
    (column = '') =>
      `The column "${column}" cannot be modified because it is either a computed column or is the result of a UNION operator.`,
  ),
  timestampWrite: error(
    273,
    16,
    () =>
      'Cannot insert an explicit value into a timestamp column. Use INSERT with a column list to exclude the timestamp column.',
  ),
  isNull: error(
    515,
    16,
    (column = '', table = '', verb = 'INSERT') =>
      `Cannot insert the value NULL into column '${column}', table '${table}'; column does not allow nulls. ${verb} fails.`,
  ),
  foreignKey: error(
    547,
    16,
    (verb = '', key = '', table = '') =>
      `The ${verb} statement conflicted with the FOREIGN KEY constraint "${key}". The conflict occurred in database, table "${table}".`,
  ),
  duplicateKey: error(
    2627,
    14,
    (key = '', table = '') =>
      `Violation of PRIMARY KEY constraint '${key}'. Cannot insert duplicate key in object '${table}'.`,
  ),
  duplicateIndex: error(
    2601,
    14,
    (table = '', index = '') => `Cannot insert duplicate key row in object '${table}' with unique index '${index}'.`,
  ),
  truncated: error(2628, 16, () => 'String or binary data would be truncated.'),
  subqueryRows: error(512, 16, () => 'Subquery returned more than 1 value.'),
  deadlock: error(
    1205,
    13,
    (spid = '') =>
      `Transaction (Process ID ${spid}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
  ),
  lockTimeout: error(1222, 16, () => 'Lock request time out period exceeded.'),
  denied: error(
    229,
    14,
    (right = '', object = '') =>
      `The ${right} permission was denied on the object '${object}', database '', schema 'dbo'.`,
  ),
  noServerState: error(300, 14, () => "VIEW SERVER STATE permission was denied on object 'server', database 'master'."),
  noTransactionToCommit: error(
    3902,
    16,
    () => 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.',
  ),
  noTransactionToRollBack: error(
    3903,
    16,
    () => 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.',
  ),
  doomed: error(
    3930,
    16,
    () =>
      'The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction.',
  ),
  transactionCount: error(
    266,
    16,
    (before = '', after = '') =>
      `Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = ${before}, current count = ${after}.`,
  ),
  noSnapshot: error(
    3952,
    16,
    (database = '') =>
      `Snapshot isolation transaction failed accessing database '${database}' because snapshot isolation is not allowed in this database.`,
  ),
  unknownProcedure: error(2812, 16, (name = '') => `Could not find stored procedure '${name}'.`),
  loginFailed: error(18456, 14, (user = '') => `Login failed for user '${user}'.`),
  noDatabase: error(
    4060,
    11,
    (name = '') => `Cannot open database "${name}" requested by the login. The login failed.`,
  ),
  otherDatabase: error(
    911,
    16,
    (name = '') => `Database '${name}' does not exist. Make sure that the name is entered correctly.`,
  ),
} as const
