// fetch-open-debtors: one message in, one message or a sequence of batches out.

import type { NodeAPI, NodeMessageInFlow } from 'node-red'

import { administrationOf } from '../../shared/connections/administrations.ts'
import { runParts } from '../../shared/connections/run-parts.ts'
import type { InputContext, Sent } from '../../shared/node-red/on-input.ts'
import { parseFetchSettings } from '../../shared/settings/fetch-settings.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import { orTellFailure, tellRecord } from '../runs/tell-record.ts'
import { outgoing } from '../message/outgoing.ts'
import { batchesOf } from './batches.ts'
import { fetchLines } from './fetch-lines.ts'

export async function runFetch(
  RED: NodeAPI,
  config: unknown,
  message: NodeMessageInFlow,
  context: InputContext,
): Promise<Sent> {
  const { signal, status, language } = context
  const settings = parseFetchSettings(config)
  const parts = runParts(RED)
  status.working('reading')
  const administration = administrationOf(RED, settings.administration)
  const onPage = (read: number): void => status.progress(read, read)
  const orTell = <T>(id: string | undefined, work: () => Promise<T>): Promise<T> =>
    orTellFailure(parts.runRecordOf(id), { stage: 'fetch' }, context, work)
  const { lines, run, debtors } = await fetchLines(settings, { ...parts, administration, orTell, onPage }, signal)
  const { administration: _node, batchSize: _size, ...filter } = settings
  const fetched = { runId: run.runId, settings: filter, debtors, lines }
  await tellRecord(() => parts.runRecordOf(run.administration.id).fetched(fetched), context)
  status.finished({ text: textIn(language, 'words.open', { count: lines.length }) })
  const earlier: unknown = Reflect.get(message, 'parts')
  const messages = batchesOf(lines, settings.batchSize, run.runId).map(({ items, parts }, index) => {
    const own = index === 0 ? message : RED.util.cloneMessage({ ...message, payload: undefined })
    return { own, items, parts: earlier === undefined ? parts : parts && { ...parts, parts: earlier } }
  })
  return [messages.map(({ own, items, parts }) => outgoing(parts ? Object.assign(own, { parts }) : own, items, run))]
}
