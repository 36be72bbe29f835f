// What a match-payments node without a name is called: the references that it looks for, the surest in full.

const NAMES: Readonly<Record<string, string>> = {
  betalingskenmerk: 'task.betalingskenmerk',
  factuurnummer: 'task.factuurnummer',
  orderreferentie: 'task.orderreferentie',
  omschrijving: 'task.omschrijving',
}

/** `zoek op betalingskenmerk +1` */
export function matchingTask(node: Translating, references: readonly string[] | undefined): string {
  // A saved node can hold anything, and a label that throws stops the editor from drawing.
  const [first, ...more] = Array.isArray(references) ? references.filter((name) => name in NAMES) : []
  const key = first === undefined ? undefined : NAMES[first]
  if (key === undefined) return node._('label.palette')
  const name = node._(key)
  return node._('task.match', { references: more.length > 0 ? `${name} +${more.length}` : name })
}
