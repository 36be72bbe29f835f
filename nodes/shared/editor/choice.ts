// What a chooser offers.

export interface Choice {
  readonly number: string
  readonly name: string
  /** A word beside the name, such as the kind of journal. */
  readonly detail?: string
  /** Why it can be chosen but had better not. */
  readonly warning?: string
  /** Why it can't be chosen. */
  readonly refused?: string
}

/** Long lists are cut: typing one letter more shortens them better than scrolling does. */
const SHOWN_MAX = 200

/** Those whose number starts with what was typed or whose name has every word of it; refused ones last. */
export function matchingChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const found = choices.filter((choice) => {
    const name = choice.name.toLowerCase()
    return words.every((word) => choice.number.startsWith(word) || name.includes(word))
  })
  const usable = found.filter((choice) => choice.refused === undefined)
  return [...usable, ...found.filter((choice) => choice.refused !== undefined)].slice(0, SHOWN_MAX)
}
