// What was asked of a stand-in: never a body, a header or a key.

export interface LoggedRequest {
  readonly method: string
  /** Still percent-encoded. */
  readonly path: string
  /** With the values of keys left out. */
  readonly query: URLSearchParams
  /** Milliseconds since 1970, at arrival. */
  readonly atMs: number
  /** Undefined while, and when, there is no answer. */
  readonly status: number | undefined
  /** Why the stand-in itself broke: an error of ours, answered with 500. */
  readonly failure: string | undefined
}

/** The same entry, for the one that serves the request. */
export type OpenEntry = { -readonly [property in keyof LoggedRequest]: LoggedRequest[property] }

export class RequestLog {
  readonly entries: LoggedRequest[] = []

  open(method: string, path: string, query: URLSearchParams, atMs: number): OpenEntry {
    const entry: OpenEntry = { method, path, query: withoutKeys(query), atMs, status: undefined, failure: undefined }
    this.entries.push(entry)
    return entry
  }

  clear(): void {
    this.entries.length = 0
  }
}

function withoutKeys(query: URLSearchParams): URLSearchParams {
  const shown = new URLSearchParams(query)
  for (const name of query.keys()) if (/key|token|secret|password/i.test(name)) shown.set(name, '***')
  return shown
}
