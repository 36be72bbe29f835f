// Choosing a journal or an account by number or name, from a list that opens while typing.
// The field itself holds the number, so that a number can always be typed, also without the list.

import { matchingChoices, type Choice } from './choice.ts'
import { choiceNote } from './choice-note.ts'
import { keepFault } from './chooser-fault.ts'
import { optionList } from './option-list.ts'

export interface Chooser {
  /** Undefined: there is no list, only typing. */
  offer(choices: readonly Choice[] | undefined): void
}

let made = 0

export function chooser(node: EditorNode<object>, input: JQuery): Chooser {
  made += 1
  const frame = input.wrap('<div class="ssmsp-chooser"></div>').parent()
  const note = $('<div class="ssmsp-note" aria-live="polite"></div>').insertAfter(frame)
  const opener = openButton(node)
  input.attr('data-node', node.id)
  let choices: readonly Choice[] | undefined
  const typed = (): string => String(input.val())
  const list = optionList(`ssmsp-list-${made}`, input, (choice) => {
    input.val(choice.number).trigger('change').trigger('focus')
    list.hide()
  })
  frame.append(opener, list.element)
  const open = (filter: string): void => list.show(matchingChoices(choices ?? [], filter))
  const describe = (): void => keepFault(input, choiceNote(node, note, { choices, typed: typed() }))

  input.on('input', () => open(typed()))
  input.on('change input', describe)
  input.on('blur', () => list.hide())
  input.on('keydown', (event) => {
    const action = keyAction(event.key)
    if (action === undefined || (!list.isOpen() && action !== 'down')) return
    event.preventDefault()
    event.stopPropagation()
    if (!list.isOpen()) open('')
    else if (action === 'down') list.mark(1)
    else if (action === 'up') list.mark(-1)
    else if (action === 'pick') list.pickMarked()
    else list.hide()
  })
  // mousedown would take the focus from the field, whose blur closes the list.
  frame.on('mousedown', 'button, li', (event) => event.preventDefault())
  opener.on('click', () => {
    input.trigger('focus')
    if (list.isOpen()) list.hide()
    else open('')
  })

  return {
    offer: (offered) => {
      choices = offered
      opener.toggle(offered !== undefined)
      list.hide()
      describe()
    },
  }
}

function keyAction(key: string | undefined): 'down' | 'up' | 'pick' | 'close' | undefined {
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowUp') return 'up'
  if (key === 'Enter') return 'pick'
  return key === 'Escape' ? 'close' : undefined
}

function openButton(node: Translating): JQuery {
  return $('<button type="button" class="red-ui-button ssmsp-open" tabindex="-1"></button>')
    .append('<i class="fa fa-caret-down"></i>')
    .attr('aria-label', node._('chooser.open'))
    .hide()
}
