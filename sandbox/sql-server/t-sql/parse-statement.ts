// The statements of a batch. What is not known here is refused as a syntax error: nothing may work only in a stand-in.

import { parseExpression, type Parser } from './parse-expression.ts'
import { parseHints, parseItem, parserOf } from './parse-query.ts'
import type { Argument, Expression, Item, Statement } from './syntax.ts'
import { tokensOf } from './tokens.ts'

/** @throws SqlServerError */
export function parseBatch(text: string): readonly Statement[] {
  const parser = parserOf(tokensOf(text))
  const statements: Statement[] = []
  while (!isOver(parser)) statements.push(...parseStatement(parser))
  return statements
}

function isOver({ stream }: Parser): boolean {
  while (stream.takeSign(';')) continue
  return stream.isAtEnd
}

function parseStatement(parser: Parser): readonly Statement[] {
  const { stream } = parser
  const kinds: Readonly<Record<string, (parser: Parser) => readonly Statement[]>> = {
    SELECT: () => [{ do: 'select', query: parser.query() }],
    INSERT: (each) => [parseInsert(each)],
    UPDATE: (each) => [parseUpdate(each)],
    DELETE: (each) => [parseDelete(each)],
    DECLARE: parseDeclare,
    SET: parseSet,
    EXEC: (each) => [parseExecute(each)],
    EXECUTE: (each) => [parseExecute(each)],
    BEGIN: parseBegin,
    COMMIT: (each) => [transactionEnd(each, 'commit')],
    ROLLBACK: (each) => [transactionEnd(each, 'rollback')],
    IF: (each) => [parseIf(each)],
    THROW: (each) => [parseThrow(each)],
    WAITFOR: (each) => [parseWait(each)],
    USE: () => [{ do: 'use', database: (stream.next(), stream.needName()) }],
    RETURN: () => [(stream.next(), { do: 'return' })],
  }
  const parse = stream.peek().kind === 'word' ? kinds[stream.peek().text.toUpperCase()] : undefined
  if (!parse) throw stream.refused()
  const statements = parse(parser)
  stream.takeSign(';')
  return statements
}

function parseInsert(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  stream.takeWord('INTO')
  const table = stream.needPath()
  stream.needSign('(')
  const columns = stream.list(() => stream.needName())
  stream.needSign(')')
  const output = parseOutput(parser)
  if (stream.isWord('SELECT')) return { do: 'insert', table, columns, output, rows: [], query: parser.query() }
  stream.needWord('VALUES')
  const rows = stream.list(() => {
    stream.needSign('(')
    const row = stream.list(() => parseExpression(parser))
    stream.needSign(')')
    return row
  })
  return { do: 'insert', table, columns, output, rows }
}

function parseOutput(parser: Parser): readonly Item[] {
  return parser.stream.takeWord('OUTPUT') ? parser.stream.list(() => parseItem(parser)) : []
}

function parseUpdate(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  const table = stream.needPath()
  parseHints(stream)
  stream.needWord('SET')
  const set = stream.list(() => {
    const column = stream.needPath().at(-1) ?? ''
    stream.needSign('=')
    return { column, value: parseExpression(parser) }
  })
  return { do: 'update', table, set, output: parseOutput(parser), ...parseWhere(parser) }
}

function parseDelete(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  stream.takeWord('FROM')
  const table = stream.needPath()
  return { do: 'delete', table, output: parseOutput(parser), ...parseWhere(parser) }
}

function parseWhere(parser: Parser): { where?: Expression } {
  return parser.stream.takeWord('WHERE') ? { where: parseExpression(parser) } : {}
}

function parseDeclare(parser: Parser): readonly Statement[] {
  const { stream } = parser
  stream.next()
  return stream.list(() => {
    const name = stream.needVariable()
    stream.takeWord('AS')
    const type = stream.needType()
    return { do: 'declare', name, type, ...(stream.takeSign('=') ? { value: parseExpression(parser) } : {}) }
  })
}

const SWITCHES = new Set(
  (
    'XACT_ABORT NOCOUNT QUOTED_IDENTIFIER ANSI_NULLS ANSI_PADDING ANSI_WARNINGS ARITHABORT CONCAT_NULL_YIELDS_NULL ' +
    'ANSI_NULL_DFLT_ON CURSOR_CLOSE_ON_COMMIT IMPLICIT_TRANSACTIONS NUMERIC_ROUNDABORT TEXTSIZE DATEFIRST DATEFORMAT ' +
    'LANGUAGE LOCK_TIMEOUT ROWCOUNT ANSI_DEFAULTS DEADLOCK_PRIORITY'
  ).split(' '),
)

function parseSet(parser: Parser): readonly Statement[] {
  const { stream } = parser
  stream.next()
  if (stream.peek().kind === 'variable') {
    const name = stream.needVariable()
    stream.needSign('=')
    return [{ do: 'assign', name, value: parseExpression(parser) }]
  }
  if (stream.takeWord('TRANSACTION')) {
    for (const word of ['ISOLATION', 'LEVEL']) stream.needWord(word)
    const first = stream.next().text.toUpperCase()
    const level = first === 'READ' || first === 'REPEATABLE' ? `${first} ${stream.next().text.toUpperCase()}` : first
    return [{ do: 'option', name: 'ISOLATION', value: level }]
  }
  const names = stream.list(() => stream.next().text.toUpperCase())
  const unknown = names.find((name) => !SWITCHES.has(name))
  if (unknown !== undefined) throw stream.refused()
  const minus = stream.takeSign('-') ? '-' : ''
  const value = minus + stream.next().text.toUpperCase()
  return names.map((name) => ({ do: 'option', name, value }))
}

function parseExecute(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  const into = stream.peek().kind === 'variable' && stream.isSign('=', 1) ? stream.needVariable() : undefined
  if (into !== undefined) stream.next()
  const procedure = stream.needPath().at(-1) ?? ''
  const isOver =
    stream.isAtEnd || stream.isSign(';') || !['variable', 'text', 'wide-text', 'number'].includes(stream.peek().kind)
  const list = isOver
    ? []
    : stream.list((): Argument => {
        const named = stream.peek().kind === 'variable' && stream.isSign('=', 1) ? { name: stream.needVariable() } : {}
        if ('name' in named) stream.next()
        const value = parseExpression(parser)
        return { ...named, value, output: stream.takeWord('OUTPUT') || stream.takeWord('OUT') }
      })
  return { do: 'execute', procedure: procedure.toLowerCase(), arguments: list, ...(into === undefined ? {} : { into }) }
}

function parseBegin(parser: Parser): readonly Statement[] {
  const { stream } = parser
  stream.next()
  if (stream.takeWord('TRANSACTION') || stream.takeWord('TRAN')) return [{ do: 'begin' }]
  if (!stream.takeWord('TRY')) return block(parser)
  const body = block(parser)
  stream.needWord('TRY')
  stream.needWord('BEGIN')
  stream.needWord('CATCH')
  const caught = block(parser)
  stream.needWord('CATCH')
  return [{ do: 'try', body, caught }]
}

/** Up to and with END. */
function block(parser: Parser): readonly Statement[] {
  const statements: Statement[] = []
  while (!isOver(parser) && !parser.stream.isWord('END')) statements.push(...parseStatement(parser))
  parser.stream.needWord('END')
  return statements
}

function transactionEnd({ stream }: Parser, end: 'commit' | 'rollback'): Statement {
  stream.next()
  if (!stream.takeWord('TRANSACTION')) stream.takeWord('TRAN')
  return { do: end }
}

function parseIf(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  const condition = parseExpression(parser)
  const then = parseStatement(parser)
  return { do: 'if', condition, then, otherwise: stream.takeWord('ELSE') ? parseStatement(parser) : [] }
}

function parseThrow(parser: Parser): Statement {
  const { stream } = parser
  stream.next()
  if (stream.isAtEnd || stream.isSign(';') || stream.isWord('END')) return { do: 'throw' }
  const [number, text] = stream.list(() => parseExpression(parser))
  return number && text ? { do: 'throw', error: { number, text } } : { do: 'throw' }
}

function parseWait({ stream }: Parser): Statement {
  stream.next()
  stream.needWord('DELAY')
  return { do: 'wait', clock: stream.next().text }
}
