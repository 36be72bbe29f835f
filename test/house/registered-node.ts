// What flows.nodered.org reads of a node: it parses the script of the dialog and never runs it, so everything must be literal.

import ts from 'typescript'

export interface RegisteredNode {
  readonly type: string
  readonly definition: Readonly<Record<string, ts.Expression>>
}

export function registeredNode(page: string): RegisteredNode {
  const script = /<script type="text\/javascript">\n([\s\S]*?)\n<\/script>/.exec(page)?.[1]
  if (script === undefined) throw new Error('the page has no script')
  const calls = callsIn(ts.createSourceFile('dialog.js', script, ts.ScriptTarget.ES2022, true))
  const [call, ...more] = calls.filter((one) => one.expression.getText() === 'RED.nodes.registerType')
  if (call === undefined || more.length > 0) throw new Error('the script must call RED.nodes.registerType once')
  const [type, definition] = call.arguments
  if (type === undefined || !ts.isStringLiteral(type)) throw new Error('the type is not a literal')
  if (definition === undefined || !ts.isObjectLiteralExpression(definition)) {
    throw new Error('the definition is not a literal')
  }
  return { type: type.text, definition: propertiesOf(definition) }
}

/** The value of an expression that is written out; anything else throws. */
export function literal(expression: ts.Expression | undefined): unknown {
  if (expression === undefined) return undefined
  if (ts.isStringLiteralLike(expression)) return expression.text
  if (ts.isNumericLiteral(expression)) return Number(expression.text)
  if (expression.kind === ts.SyntaxKind.TrueKeyword) return true
  if (expression.kind === ts.SyntaxKind.FalseKeyword) return false
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.map(literal)
  throw new Error(`not a literal: ${expression.getText()}`)
}

/** Each property of `defaults` with its `value`. */
export function defaultValues({ definition }: RegisteredNode): Record<string, unknown> {
  const defaults = definition['defaults']
  if (defaults === undefined || !ts.isObjectLiteralExpression(defaults)) throw new Error('defaults is not a literal')
  const values = Object.entries(propertiesOf(defaults)).map(([name, property]) => {
    if (!ts.isObjectLiteralExpression(property)) throw new Error(`${name} is not a literal`)
    return [name, literal(propertiesOf(property)['value'])] as const
  })
  return Object.fromEntries(values)
}

export function propertiesOf(object: ts.ObjectLiteralExpression): Record<string, ts.Expression> {
  const properties = object.properties.filter(ts.isPropertyAssignment)
  return Object.fromEntries(properties.map((property) => [property.name.getText(), property.initializer]))
}

function callsIn(node: ts.Node): ts.CallExpression[] {
  const below: ts.CallExpression[] = ts.isCallExpression(node) ? [node] : []
  node.forEachChild((child) => {
    below.push(...callsIn(child))
  })
  return below
}
