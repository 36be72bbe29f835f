// At the top of a dialog: what the flow around this node can't do, said again when a field changes that matters to it.

import { field, textIn } from '../field.ts'
import { showLines } from '../result-lines.ts'
import { editorGraph } from './editor-graph.ts'
import { flowWarnings } from './flow-warnings.ts'

/** @param watched properties of which the form can hold another value than the node */
export function showFlowWarnings(node: EditorNode<object>, watched: readonly string[] = []): void {
  const place = $('<ul class="ssmsp-lines ssmsp-flow" aria-live="polite"></ul>')
  field('name').closest('.ssmsp').prepend(place)
  // Nothing is wired while a dialog is open.
  const graph = editorGraph()
  const show = (): void => {
    const typed = Object.fromEntries(watched.map((property) => [property, textIn(field(property))]))
    const warnings = flowWarnings(graph, { ...node, id: node.id, type: node.type, ...typed })
    showLines(
      place,
      warnings.map(({ key, named = {} }) => ({ kind: 'warning', text: node._(key, names(named)) })),
    )
  }
  for (const property of watched) field(property).on('change', show)
  show()
}

function names(ids: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named = Object.entries(ids).map(([name, id]) => {
    const found = RED.nodes.node(id)
    return [name, found === null ? id : RED.utils.getNodeLabel(found, id)] as const
  })
  return Object.fromEntries(named)
}
