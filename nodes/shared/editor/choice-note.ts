// The line under a chooser: the name of what was chosen, and what speaks against it.

import type { Choice } from './choice.ts'

export interface ChoiceState {
  readonly choices: readonly Choice[] | undefined
  readonly typed: string
}

/** @returns what is wrong with the choice, if anything is */
export function choiceNote(node: Translating, note: JQuery, { choices, typed }: ChoiceState): string | undefined {
  const { text, tone } = remark(node, choices, typed.trim())
  note.attr('class', `ssmsp-note ssmsp-note-${tone}`).text(text)
  return tone === 'error' ? text : undefined
}

function remark(
  node: Translating,
  choices: readonly Choice[] | undefined,
  number: string,
): { text: string; tone: 'plain' | 'warning' | 'error' } {
  if (choices === undefined || number === '') return { text: '', tone: 'plain' }
  const choice = choices.find((one) => one.number === number)
  if (choice === undefined) {
    return /^\d+$/.test(number)
      ? { text: node._('chooser.unknown', { number }), tone: 'error' }
      : { text: '', tone: 'plain' }
  }
  if (choice.refused !== undefined) return { text: `${choice.name}: ${choice.refused}`, tone: 'error' }
  if (choice.warning !== undefined) return { text: `${choice.name}. ${choice.warning}`, tone: 'warning' }
  return { text: choice.detail === undefined ? choice.name : `${choice.name} (${choice.detail})`, tone: 'plain' }
}
