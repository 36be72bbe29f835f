// reconcile-report: all lines of a run in, a file with a proposed name out; or a question about kept runs answered.

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'

import { runParts } from '../../shared/connections/run-parts.ts'
import { systemCode } from '../../shared/files/system-code.ts'
import type { InputContext, Sent } from '../../shared/node-red/on-input.ts'
import { parseReportSettings, type ReportFormat, type ReportSettings } from '../../shared/settings/report-settings.ts'
import type { Language } from '../../shared/texts/language.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import { askBooking, isBookingQuestion } from './ask-booking.ts'
import { checkAnswerIn, checkStatus } from '../set-up-check/check-answer.ts'
import { type BreathingSpace, breathingSpace } from './breathing-space.ts'
import { csvReport } from './csv-report.ts'
import { excelReport } from './excel/excel-report.ts'
import { askHistory, isQuestion } from './history/ask-history.ts'
import { historyOf } from './history/histories.ts'
import { htmlReport } from './html/html-report.ts'
import { jsonReport } from './json-report.ts'
import { logReport } from './log-report.ts'
import { type Report, reportOf } from './report.ts'
import { reportFilename } from './report-filename.ts'
import { reportMessage, type ReportMessage } from './report-message.ts'
import { textReport } from './text-report.ts'

const WRITERS: Readonly<Record<ReportFormat, (report: Report, space: BreathingSpace) => Promise<Buffer | string>>> = {
  xlsx: excelReport,
  csv: csvReport,
  json: jsonReport,
  html: htmlReport,
  log: logReport,
  text: textReport,
}

/** @param messages the whole sequence */
export async function runReport(
  RED: NodeAPI,
  config: unknown,
  messages: readonly NodeMessageInFlow[],
  context: InputContext,
): Promise<Sent> {
  const settings = parseReportSettings(config)
  const space = breathingSpace(context.signal)
  const [first] = messages
  if (!first) return [null]
  const check = checkAnswerIn(first)
  if (check) {
    // No run: there is nothing to report, and what stands behind this node must not write a file of it.
    context.status.finished(checkStatus(check, context.language))
    return [null]
  }
  context.status.working('writing')
  if (isBookingQuestion(first)) return [await askBooking(RED, first, context)]
  if (isQuestion(first)) return [await answer(RED, settings, first, context, space)]
  const report = await read(RED, await reportMessage(messages, space), settings, context, space)
  await keepRun(RED, report, settings, context)
  return [await withFile(first, report, settings.format, context, space)]
}

async function answer(
  RED: NodeAPI,
  settings: ReportSettings,
  message: NodeMessageInFlow,
  context: InputContext,
  space: BreathingSpace,
): Promise<NodeMessage> {
  const { answer: told, found } = await askHistory(RED, message, context)
  if (!found) return told ?? message
  const kept = await reportMessage([{ payload: found.lines, reconcile: found.head.run }], space)
  const report = await read(RED, kept, settings, context, space)
  if (found.format) return withFile(message, report, found.format, context, space)
  finish(report, context)
  return Object.assign(message, { payload: report.lines, reconcile: { ...report.run, totals: report.totals } })
}

async function read(
  RED: NodeAPI,
  { lines, run }: ReportMessage,
  settings: ReportSettings,
  context: InputContext,
  space: BreathingSpace,
): Promise<Report> {
  const record = await runParts(RED).recordsOf(run.administration.id).find(run.runId)
  const { matched, booked } = record ?? {}
  const noted = { ...(matched ? { matched } : {}), ...(booked ? { booked } : {}) }
  return reportOf({ lines, run, language: languageOf(settings, context), ...noted }, space)
}

async function withFile(
  message: NodeMessageInFlow,
  report: Report,
  format: ReportFormat,
  context: InputContext,
  space: BreathingSpace,
): Promise<NodeMessage> {
  const payload = await WRITERS[format](report, space)
  const filename = reportFilename(format, report.run)
  finish(report, context)
  // One file of a whole sequence: its place in it would be wrong.
  Reflect.deleteProperty(message, 'parts')
  return Object.assign(message, { payload, filename, reconcile: { ...report.run, totals: report.totals } })
}

/** The report is there also when the disk is full, but not without saying so. */
async function keepRun(
  RED: NodeAPI,
  { run, lines, totals }: Report,
  { keep }: ReportSettings,
  context: InputContext,
): Promise<void> {
  if (keep === 0) return
  try {
    await historyOf(RED, run.administration.id, (warning) => context.log(warning)).add({ run, lines, totals }, keep)
  } catch (error) {
    context.log({ code: 'history-not-kept', values: { reason: systemCode(error) } })
  }
}

function finish({ totals }: Report, { status, language }: InputContext): void {
  const { lines, attention } = totals
  const text = [
    textIn(language, 'words.lines', { count: lines }),
    textIn(language, 'words.attention', { count: attention }),
  ]
  status.finished({ text: text.join(' · '), attention })
}

function languageOf({ language }: ReportSettings, context: InputContext): Language {
  if (language === 'auto') return context.language
  return language === 'nl' ? 'nl' : 'en-US'
}
