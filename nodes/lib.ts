// Everything that the node files reach for at first use. It is built once, so that sessions, pace, locks and registers
// exist once, not once per node type; and a Node-RED that never runs a node never loads it.

export { administrationOf } from './shared/connections/administrations.ts'
export { dataFolderOf } from './shared/connections/data-folder-of.ts'
export { providerOf } from './shared/connections/payment-providers.ts'
export { answerQuestion } from './shared/node-red/answers/answer-question.ts'
export { closingError, nodeFailure } from './shared/node-red/node-failure.ts'
export { parseBookSettings } from './shared/settings/book-node-settings.ts'
export { parseFetchSettings } from './shared/settings/fetch-settings.ts'
export { parseMatchSettings } from './shared/settings/match-node-settings.ts'
export { describeError } from './shared/texts/describe-error.ts'
export { textIn } from './shared/texts/text-in.ts'
export { createSequences } from './reconcile/message/sequence.ts'
export { isRelease, releaseKey } from './reconcile/book-payment/release-key.ts'
export { runBook } from './reconcile/book-payment/run-book.ts'
export { runFetch } from './reconcile/fetch-open-debtors/run-fetch.ts'
export { runMatch } from './reconcile/match-payments/run-match.ts'
export { runReport } from './reconcile/reconcile-report/run-report.ts'
