import assert from 'node:assert/strict'
import { type AnyNode, parse } from 'acorn'
import { full } from 'acorn-walk'
import path from 'node:path'
import { joinedActuator } from '../../../../scripts/build/actuator.ts'

/** What may not stand as a bare name after a dot or before a colon in ECMAScript 3. */
const RESERVED =
  'break case catch continue default delete do else finally for function if in instanceof new return switch this throw ' +
  'try typeof var void while with abstract boolean byte char class const debugger double enum export extends final ' +
  'float goto implements import int interface long native package private protected public short static super ' +
  'synchronized throws transient volatile true false null'

describe('the script that Windows runs', () => {
  let source = ''
  const nodes: AnyNode[] = []

  before(async () => {
    source = await joinedActuator(path.join(__dirname, '../../../..'))
    full(parse(source, { ecmaVersion: 3, allowReserved: false }), (node) => void nodes.push(node))
  })

  it('is plain ASCII, since the script host reads it in the code page of the machine', () => {
    assert.match(source, /^[\t\n\x20-\x7e]*$/)
  })

  it('names no property by a reserved word, which JScript can not read', () => {
    const reserved = new Set(RESERVED.split(' '))
    const bare = nodes.flatMap((node) => {
      if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
        return [node.property.name]
      }
      return node.type === 'Property' && node.key.type === 'Identifier' ? [node.key.name] : []
    })
    assert.ok(bare.length > 100)
    assert.deepEqual(
      bare.filter((name) => reserved.has(name)),
      [],
    )
  })

  it('has no comma at the end of a list, which JScript counts as one more', () => {
    assert.doesNotMatch(source, /,\s*[\]})]/)
  })

  it('never evaluates what came in', () => {
    const names = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : []))
    assert.ok(names.includes('parseJson'))
    for (const name of ['eval', 'Function', 'execScript', 'JSON']) assert.ok(!names.includes(name), name)
  })

  it('makes only the four objects that it needs', () => {
    const made = [...source.matchAll(/new ActiveXObject\(([^)]*)\)/g)].map(([, name]) => name)
    assert.deepEqual([...new Set(made)].sort(), [
      "'ADODB.Command'",
      "'ADODB.Connection'",
      "'Microsoft.XMLDOM'",
      "'Scripting.FileSystemObject'",
    ])
  })
})
