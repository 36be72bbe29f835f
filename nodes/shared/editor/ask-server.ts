// A question from a dialog to Node-RED's own server.

import { isRecord, rowsOf, textOf } from './unknown-record.ts'

export interface ResultLine {
  readonly kind: 'ok' | 'warning' | 'error'
  readonly text: string
}

export type ServerAnswer =
  | { readonly ok: true; readonly lines: readonly ResultLine[]; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly lines: readonly ResultLine[] }

/** A little more than the 90 seconds that the server gives itself at most. */
const TIMEOUT_MS = 95_000

/**
 * Never rejects: what went wrong is said in the lines.
 *
 * @param stop hangs up; the answer then says that there was none
 */
export function askServer(
  node: Translating,
  path: string,
  body: Readonly<Record<string, unknown>>,
  stop?: AbortSignal,
) {
  return new Promise<ServerAnswer>((resolve) => {
    // A relative address, so that Node-RED adds its own root and the user's token.
    const request = $.ajax({
      url: `snelstart-multisafepay/${path}`,
      method: 'POST',
      contentType: 'application/json',
      dataType: 'json',
      timeout: TIMEOUT_MS,
      data: JSON.stringify({ ...body, language: node._('language') }),
      success: (answer: unknown) => resolve(answerOf(node, answer)),
      error: ({ status }) => resolve({ ok: false, lines: [{ kind: 'error', text: problem(node, status) }] }),
    })
    stop?.addEventListener('abort', () => request.abort())
  })
}

function answerOf(node: Translating, answer: unknown): ServerAnswer {
  const lines = rowsOf(answer, 'lines', resultLine)
  if (isRecord(answer) && answer['ok'] === true) return { ok: true, lines, values: answer }
  if (lines.length > 0) return { ok: false, lines }
  return { ok: false, lines: [{ kind: 'error', text: node._('ask.unreadable') }] }
}

function resultLine(row: Readonly<Record<string, unknown>>): ResultLine | undefined {
  const kind = row['kind']
  if (kind !== 'ok' && kind !== 'warning' && kind !== 'error') return undefined
  return { kind, text: textOf(row, 'text') }
}

function problem(node: Translating, status: number): string {
  if (status === 401 || status === 403) return node._('ask.not-allowed')
  if (status === 404) return node._('ask.not-loaded')
  if (status === 429) return node._('ask.busy')
  if (status === 0) return node._('ask.unreachable')
  return node._('ask.failed', { status })
}
