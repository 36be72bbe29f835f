// The list that opens under a chooser, and the mark that the arrow keys move through it.

import type { Choice } from './choice.ts'

export interface OptionList {
  readonly element: JQuery
  isOpen(): boolean
  /** Opens with these choices; with none it stays closed. */
  show(choices: readonly Choice[]): void
  hide(): void
  mark(step: 1 | -1): void
  pickMarked(): void
}

export function optionList(id: string, input: JQuery, picked: (choice: Choice) => void): OptionList {
  const element = $('<ul class="ssmsp-options" role="listbox"></ul>').attr('id', id).hide()
  input.attr({ role: 'combobox', 'aria-controls': id, 'aria-expanded': 'false', autocomplete: 'off' })
  let marked = -1
  const setOpen = (open: boolean): void => {
    marked = -1
    element.toggle(open)
    input.attr('aria-expanded', String(open)).removeAttr('aria-activedescendant')
  }
  return {
    element,
    isOpen: () => input.attr('aria-expanded') === 'true',
    show: (choices) => {
      element.empty().append(choices.map((choice) => option(choice, picked)))
      setOpen(choices.length > 0)
    },
    hide: () => setOpen(false),
    mark: (step) => {
      const options = element.children('[aria-disabled="false"]')
      if (options.length === 0) return
      marked = marked === -1 && step === -1 ? options.length - 1 : (marked + step + options.length) % options.length
      element.children().attr('aria-selected', 'false').removeAttr('id')
      const current = options.eq(marked).attr({ 'aria-selected': 'true', id: `${id}-marked` })
      current.get(0)?.scrollIntoView({ block: 'nearest' })
      input.attr('aria-activedescendant', `${id}-marked`)
    },
    pickMarked: () => {
      element.children('[aria-selected="true"]').trigger('click')
    },
  }
}

function option(choice: Choice, picked: (choice: Choice) => void): JQuery {
  const refused = choice.refused !== undefined
  const row = $('<li role="option" aria-selected="false"></li>').attr('aria-disabled', String(refused))
  row.append($('<span class="ssmsp-number"></span>').text(choice.number), $('<span></span>').text(choice.name))
  const remark = choice.refused ?? choice.detail
  if (remark !== undefined) row.append($('<small></small>').text(remark))
  if (!refused) row.on('click', () => picked(choice))
  return row
}
