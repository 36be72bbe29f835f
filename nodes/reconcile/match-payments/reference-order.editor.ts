// Which references are looked up, and in which order: ticked ones count, from the top down.

const SOURCES = [
  { source: 'betalingskenmerk', name: 'reference.betalingskenmerk', hint: 'reference.betalingskenmerk-hint' },
  { source: 'factuurnummer', name: 'reference.factuurnummer', hint: 'reference.factuurnummer-hint' },
  { source: 'orderreferentie', name: 'reference.orderreferentie', hint: 'reference.orderreferentie-hint' },
  { source: 'omschrijving', name: 'reference.omschrijving', hint: 'reference.omschrijving-hint' },
] as const

export interface ReferenceOrder {
  chosen(): string[]
}

interface Row {
  readonly source: string
}

export function referenceOrder(node: Translating, place: JQuery, chosen: readonly string[]): ReferenceOrder {
  const left = SOURCES.map(({ source }): string => source).filter((source) => !chosen.includes(source))
  place.editableList<Row>({
    sortable: true,
    addButton: false,
    height: 'auto',
    addItem: (row, _index, { source }) => row.append(line(node, source, chosen.includes(source))),
  })
  for (const source of [...chosen, ...left]) place.editableList('addItem', { source })
  return {
    chosen: () =>
      place
        .find<HTMLInputElement>('input:checked')
        .toArray()
        .map((box) => box.value),
  }
}

function line(node: Translating, source: string, ticked: boolean): JQuery {
  const texts = SOURCES.find((one) => one.source === source)
  const name = texts === undefined ? source : node._(texts.name)
  const words = $('<span></span>').text(name)
  if (texts !== undefined) words.append($('<small></small>').text(node._(texts.hint)))
  const box = $('<input type="checkbox">').val(source).prop('checked', ticked)
  return $('<div class="ssmsp-source"></div>').append($('<label></label>').append(box, words), upButton(node, name))
}

/** For who can't drag. */
function upButton(node: Translating, name: string): JQuery {
  return $('<button type="button" class="red-ui-button red-ui-button-small"><i class="fa fa-arrow-up"></i></button>')
    .attr('aria-label', node._('reference.up', { name }))
    .on('click', ({ currentTarget }) => {
      const row = $(currentTarget).closest('li')
      row.insertBefore(row.prev())
      $(currentTarget).trigger('focus')
    })
}
