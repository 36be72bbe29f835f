// The column that holds the betalingskenmerk: no source names it, so a person chooses, and the choice is kept in the
// schema profile.

import type { ServerAnswer } from '../shared/editor/ask-server.ts'
import { configField, textIn } from '../shared/editor/field.ts'
import { isRecord, rowsOf, textOf, type UnknownRecord } from '../shared/editor/unknown-record.ts'
import { typedText } from '../shared/editor/with-reason.ts'

export interface ReferenceColumn {
  readonly show: (answer: ServerAnswer) => void
  readonly forget: () => void
}

interface Candidate {
  readonly on: string
  readonly table: string
  readonly column: string
  readonly openItems: number
  readonly filled: number
  readonly unique: number
  readonly chosen: boolean
}

export function referenceColumn(node: Translating): ReferenceColumn {
  const row = $('#ssmsp-reference')
  const choices = $('#ssmsp-reference-choices')
  const note = $('#ssmsp-reference-note')
  const forget = (): void => {
    choices.empty()
    note.text('')
    row.hide()
  }
  forget()
  return {
    forget,
    show: (answer) => {
      forget()
      const candidates = answer.ok ? rowsOf(answer.values, 'candidates', candidateOf) : []
      if (candidates.length === 0) return
      const chosen = candidates.find((candidate) => candidate.chosen)
      const choose = (reference: object | null): void => {
        configField('schemaProfile')
          .val(withReference(textIn(configField('schemaProfile')), reference))
          .trigger('change')
        note.text(node._('reference.test-again'))
      }
      choices.append(
        candidates.map((candidate) =>
          radio(labelOf(candidate), detailOf(node, candidate), candidate === chosen, () =>
            choose({ on: candidate.on, column: candidate.column }),
          ),
        ),
        radio(node._('reference.none'), node._('reference.noneDetail'), chosen === undefined, () => choose(null)),
      )
      row.show()
    },
  }
}

/** JSON of an object, or nothing. Which names it may hold is judged by the test. */
export function profileFault(node: Translating, value: unknown): true | string {
  return profileIn(typedText(value)) !== undefined || node._('validate.profile')
}

function profileIn(text: string): UnknownRecord | undefined {
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return isRecord(parsed) && !Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function withReference(text: string, reference: object | null): string {
  return JSON.stringify({ ...profileIn(text), reference }, undefined, 2)
}

const labelOf = ({ table, column }: Candidate): string => `${table}.${column}`

function detailOf(node: Translating, { openItems, filled, unique }: Candidate): string {
  return node._('reference.shares', { openItems, filled, unique })
}

function radio(label: string, detail: string, checked: boolean, picked: () => void): JQuery {
  const button = $('<input type="radio" name="ssmsp-reference">').prop('checked', checked).on('change', picked)
  const words = $('<span></span>').append($('<b></b>').text(label), $('<small></small>').text(detail))
  return $('<label></label>').append(button, words)
}

function candidateOf(row: UnknownRecord): Candidate | undefined {
  const number = (name: string): number => (typeof row[name] === 'number' ? row[name] : 0)
  const [on, table, column] = [textOf(row, 'on'), textOf(row, 'table'), textOf(row, 'column')]
  if (on === '' || column === '') return undefined
  const counts = { openItems: number('openItems'), filled: number('filled'), unique: number('unique') }
  return { on, table, column, ...counts, chosen: row['chosen'] === true }
}
