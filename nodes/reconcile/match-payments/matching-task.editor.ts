// What a match-payments node without a name is called: the references that it looks for, the surest in full.

const NAMES: Readonly<Record<string, string>> = {
  betalingskenmerk: 'task.betalingskenmerk',
  factuurnummer: 'task.factuurnummer',
  orderreferentie: 'task.orderreferentie',
  omschrijving: 'task.omschrijving',
}

/** `zoek op betalingskenmerk +1` */
export function matchingTask(node: Translating, references: unknown): string {
  // A saved node can hold anything, and a label that throws stops the editor from drawing.
  const [first, ...more] = Array.isArray(references) ? references.flatMap(nameKey) : []
  if (first === undefined) return node._('label.palette')
  const name = node._(first)
  return node._('task.match', { references: more.length > 0 ? `${name} +${more.length}` : name })
}

function nameKey(reference: unknown): readonly string[] {
  const key = typeof reference === 'string' ? NAMES[reference] : undefined
  return key === undefined ? [] : [key]
}
