// A list of payment methods that a person keeps.

import { methodInput, methodName } from './payment-methods.ts'

export interface MethodList {
  methods(): string[]
}

interface Row {
  readonly method?: string
}

export function methodList(node: Translating, place: JQuery, methods: readonly string[]): MethodList {
  place.editableList<Row>({
    removable: true,
    addButton: node._('methods.add'),
    height: 'auto',
    addItem: (row, _index, { method }) => row.append(methodInput(node, method ?? '')),
  })
  for (const method of methods) place.editableList('addItem', { method })
  return {
    methods: () => {
      const typed = place
        .find('.ssmsp-method')
        .toArray()
        .map((input) => methodName(String($(input).val() ?? '')))
      return [...new Set(typed.filter((method) => method !== ''))]
    },
  }
}
