// An error as a COM object throws it into JScript: a number, a description.

export class ComError extends Error {
  readonly number: number
  readonly description: string

  constructor(number: number, description: string) {
    super(description)
    this.number = number | 0
    this.description = description
  }
}

export const COM = {
  noSuchObject: (name: string) => new ComError(0x800a01ad, `Automation server can't create object ${name}`),
  noProvider: () => new ComError(0x800a0e7a, 'Provider cannot be found. It may not be properly installed.'),
  notInCollection: () => new ComError(0x800a0cc1, 'Item cannot be found in the collection.'),
  wrongType: () => new ComError(0x800a0d5d, 'Application uses a value of the wrong type for the current operation.'),
  improperParameter: () => new ComError(0x800a0e7c, 'Parameter object is improperly defined.'),
  closed: () => new ComError(0x800a0e78, 'Operation is not allowed when the object is closed.'),
  noRecord: () => new ComError(0x800a0bcd, 'Either BOF or EOF is True, or the current record has been deleted.'),
  inTransaction: () =>
    new ComError(0x800a0cae, 'Connection object cannot be explicitly closed while in a transaction.'),
  permissionDenied: () => new ComError(0x800a0046, 'Permission denied'),
  fileExists: () => new ComError(0x800a003a, 'File already exists'),
  fileNotFound: () => new ComError(0x800a0035, 'File not found'),
  pathNotFound: () => new ComError(0x800a004c, 'Path not found'),
} as const
