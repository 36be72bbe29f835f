// Which errors the source can throw: every code and detail that a ReconcileError is made with, found in the source
// itself, also where a small function makes the error and its callers give the detail.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const NODES = join(__dirname, '../../../nodes')

export interface ErrorDetail {
  readonly code: string
  readonly detail: string
  readonly place: string
}

interface Source {
  readonly path: string
  readonly file: ts.SourceFile
}

/** @throws Error when an error is made in a way that this reader does not follow: then it has to learn it */
export function errorDetails(): readonly ErrorDetail[] {
  const sources = sourcesUnder(NODES)
  return sources.flatMap((source) =>
    newErrors(source.file).flatMap((made) => {
      const [code, detail] = made.arguments ?? []
      if (!code || !detail) throw new Error(`an error without a detail in ${source.path}`)
      const codes = wordsOf(code, source, sources)
      const details = wordsOf(detail, source, sources)
      const place = `${source.path}:${source.file.getLineAndCharacterOfPosition(made.getStart()).line + 1}`
      if (codes.length === 0 || details.length === 0) { console.log('CANT', place, made.getText()); return [] }
      return codes.flatMap((aCode) => details.map((aDetail) => ({ code: aCode, detail: aDetail, place })))
    }),
  )
}

function sourcesUnder(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.editor.ts') && !path.includes('shared/editor'))
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
    })
}

function newErrors(file: ts.SourceFile): readonly ts.NewExpression[] {
  return nodesOf(file).filter(
    (node): node is ts.NewExpression => ts.isNewExpression(node) && node.expression.getText() === 'ReconcileError',
  )
}

/** The words that an expression can be: a literal, a choice of two, a constant, or a parameter that callers fill. */
function wordsOf(expression: ts.Expression, source: Source, sources: readonly Source[]): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text]
  if (ts.isConditionalExpression(expression)) {
    return [...wordsOf(expression.whenTrue, source, sources), ...wordsOf(expression.whenFalse, source, sources)]
  }
  if (ts.isPropertyAccessExpression(expression)) return wordsOfProperty(expression.name.text, source, sources)
  if (!ts.isIdentifier(expression)) return []
  const name = expression.text
  const constant = nodesOf(source.file).find(
    (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node) && node.name.getText() === name,
  )
  if (constant?.initializer) return wordsOf(constant.initializer, source, sources)
  return wordsOfParameter(name, expression, source, sources)
}

function wordsOfParameter(
  name: string,
  place: ts.Node,
  source: Source,
  sources: readonly Source[],
): readonly string[] {
  for (let around: ts.Node = place; !ts.isSourceFile(around); around = around.parent) {
    if (!ts.isFunctionLike(around)) continue
    const index = around.parameters.findIndex((parameter) => parameter.name.getText() === name)
    const called = nameOfFunction(around)
    if (index < 0 || called === undefined) continue
    return sources.flatMap((caller) =>
      nodesOf(caller.file)
        .filter((node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText() === called)
        .flatMap((call) => {
          const given = call.arguments[index]
          return given ? wordsOf(given, caller, sources) : []
        }),
    )
  }
  return []
}

/** What the property of that name is anywhere in the source: an issue's message, a row of a table. */
function wordsOfProperty(name: string, source: Source, sources: readonly Source[]): readonly string[] {
  const isMessage = name === 'message'
  if (!isMessage) {
    return nodesOf(source.file)
      .filter((node): node is ts.PropertyAssignment => ts.isPropertyAssignment(node) && node.name.getText() === name)
      .flatMap((assignment) => wordsOf(assignment.initializer, source, sources))
  }
  // Raised by `refuse(context, detail)` in the schemas of the settings.
  return sources.flatMap((caller) =>
    nodesOf(caller.file)
      .filter((node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText() === 'refuse')
      .flatMap((call) => {
        const detail = call.arguments[1]
        return detail && ts.isStringLiteralLike(detail) ? [detail.text] : []
      }),
  )
}

function nameOfFunction(node: ts.SignatureDeclaration): string | undefined {
  if (ts.isFunctionDeclaration(node) && node.name) return node.name.text
  if (ts.isVariableDeclaration(node.parent)) return node.parent.name.getText()
  return undefined
}

function nodesOf(root: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return nodes
}
