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
    [...newErrors(source.file), ...meanings(source.file)].flatMap(({ made, code, detail }) => {
      const codes = wordsOf(code, source, sources)
      const details = wordsOf(detail, source, sources)
      const place = `${source.path}:${source.file.getLineAndCharacterOfPosition(made.getStart()).line + 1}`
      if (codes.length === 0 || details.length === 0) throw new Error(`can't tell which error is made at ${place}`)
      return codes.flatMap((aCode) => details.map((aDetail) => ({ code: aCode, detail: aDetail, place })))
    }),
  )
}

/** `{ code, values }`: what a person should know and stops nothing. */
export function warningCodes(): ReadonlySet<string> {
  const sources = sourcesUnder(NODES)
  const codes = sources.flatMap((source) =>
    nodesOf(source.file).flatMap((node) => {
      if (!ts.isObjectLiteralExpression(node)) return []
      const names = node.properties.map((property) => property.name?.getText())
      if (!names.includes('code') || !names.includes('values') || names.includes('detail')) return []
      const code = node.properties.find((property) => property.name?.getText() === 'code')
      if (!code) return []
      if (ts.isPropertyAssignment(code)) return wordsOf(code.initializer, source, sources)
      return ts.isShorthandPropertyAssignment(code) ? wordsOf(code.name, source, sources) : []
    }),
  )
  return new Set(codes)
}

let parsed: readonly Source[] | undefined

function sourcesUnder(folder: string): readonly Source[] {
  return (parsed ??= readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.editor.ts') && !path.includes('shared/editor'))
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
    }))
}

interface Made {
  readonly made: ts.Node
  readonly code: ts.Expression
  readonly detail: ts.Expression
}

function newErrors(file: ts.SourceFile): readonly Made[] {
  return nodesOf(file).flatMap((made) => {
    if (!ts.isNewExpression(made) || made.expression.getText() !== 'ReconcileError') return []
    const [code, detail] = made.arguments ?? []
    return code && detail ? [{ made, code, detail }] : []
  })
}

/** `{ code, detail, values }`, which a class of its own turns into an error. */
function meanings(file: ts.SourceFile): readonly Made[] {
  return nodesOf(file).flatMap((made) => {
    const code = literalIn(made, 'code')
    const detail = literalIn(made, 'detail')
    return code && detail && /^[A-Z_]+$/.test(code.text) ? [{ made, code, detail }] : []
  })
}

function literalIn(node: ts.Node, name: string): ts.StringLiteralLike | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== name) continue
    if (ts.isStringLiteralLike(property.initializer)) return property.initializer
  }
  return undefined
}

/** The words that an expression can be: a literal, a choice of two, a constant, or a parameter that callers fill. */
function wordsOf(expression: ts.Expression, source: Source, sources: readonly Source[]): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text]
  if (ts.isTemplateExpression(expression)) {
    const [span, ...others] = expression.templateSpans
    if (!span || others.length > 0) return []
    const [before, after] = [expression.head.text, span.literal.text]
    return wordsOf(span.expression, source, sources).map((word) => `${before}${word}${after}`)
  }
  if (ts.isConditionalExpression(expression)) {
    return [...wordsOf(expression.whenTrue, source, sources), ...wordsOf(expression.whenFalse, source, sources)]
  }
  if (expression.getText() === 'issue.message') return wordsOfIssues(sources)
  if (!ts.isIdentifier(expression)) return []
  const name = expression.text
  const constant = nodesOf(source.file).find(
    (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node) && node.name.getText() === name,
  )
  if (constant?.initializer) return wordsOf(constant.initializer, source, sources)
  return wordsOfParameter(name, expression, sources)
}

function wordsOfParameter(name: string, place: ts.Node, sources: readonly Source[]): readonly string[] {
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

/** An issue's message is raised by `refuse(context, detail)` in the schemas of the settings. */
function wordsOfIssues(sources: readonly Source[]): readonly string[] {
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

const nodesOfFile = new WeakMap<ts.Node, readonly ts.Node[]>()

function nodesOf(root: ts.Node): readonly ts.Node[] {
  const known = nodesOfFile.get(root)
  if (known) return known
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  nodesOfFile.set(root, nodes)
  return nodes
}
