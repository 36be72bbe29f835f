// A question that the OData layer or the API refuses, with HTTP 400.

export class BadQuery extends Error {
  /** `message`: `{"Message":…}` as Web API writes it. `code`: the array with ALG-0104. */
  readonly shape: 'message' | 'code'

  constructor(message: string, shape: BadQuery['shape'] = 'message') {
    super(message)
    this.shape = shape
  }
}
