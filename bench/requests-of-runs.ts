// How much a whole run, fetch, match and book in preview, asks of SnelStart and MultiSafepay, by their own request logs.

import { atMost, type Figure } from './figure.ts'
import { runsIn, userFolderWithFlow } from './node-red/measured-node-red.ts'
import type { BenchSizes } from './options.ts'
import { type Asked, type AskedRequest, type LargeServices, openLargeServices } from './services/large-services.ts'
import type { Workshop } from './workshop.ts'

/** SnelStart's and MultiSafepay's largest page. */
const SNELSTART_PAGE_ROWS = 500
const MULTISAFEPAY_PAGE_ROWS = 1000
/** In the large world. */
const INVOICES_PER_CUSTOMER = 5
/** Token, company, journals, accounts, the filter that is refused, earlier bookings. */
const OTHER_READS_MAX = 10
const SECOND_RUN_SNELSTART_MAX = 25
const SECOND_RUN_MULTISAFEPAY_MAX = 5
/** A new process asks whose books these are before it relies on what is on disk. */
const AFTER_RESTART_READS_MORE = 1

export async function requestsOfRuns(workshop: Workshop, sizes: BenchSizes): Promise<readonly Figure[]> {
  const services = await openLargeServices(workshop.processes.largeServices, sizes)
  try {
    const folder = await userFolderWithFlow(workshop, services)
    const [first, again] = await askedByRuns(workshop, folder, services, 2)
    const [afterRestart] = await askedByRuns(workshop, folder, services)
    await services.openBalancesFilterable(false)
    const [unfiltered] = await askedByRuns(workshop, await userFolderWithFlow(workshop, services), services)
    if (!first || !again || !afterRestart || !unfiltered) throw new Error('a run was not counted')
    return [
      ...ofFirstRun('first run', first, { ...sizes, ...services, listed: sizes.debtors }),
      ...ofFirstRun('first run, balance not filterable', unfiltered, {
        ...sizes,
        ...services,
        listed: services.invoices,
      }),
      ...ofSecondRun('second run', again, services, SECOND_RUN_SNELSTART_MAX),
      ...ofSecondRun(
        'second run, after a restart',
        afterRestart,
        services,
        SECOND_RUN_SNELSTART_MAX + AFTER_RESTART_READS_MORE,
      ),
    ]
  } finally {
    await services.close()
  }
}

async function askedByRuns(
  workshop: Workshop,
  folder: string,
  services: LargeServices,
  runs = 1,
): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  await services.forget()
  const count = async (): Promise<void> => {
    asked.push(await services.asked())
    await services.forget()
  }
  await runsIn(workshop, folder, services, count, runs)
  return asked
}

interface FirstRunSizes extends Pick<BenchSizes, 'orders' | 'transactions'> {
  /** Invoices in the list that is read: the open ones where SnelStart can filter, otherwise all. */
  readonly listed: number
  readonly invoices: number
  readonly unexplainedReturns: number
}

function ofFirstRun(run: string, { snelstart, multisafepay }: Asked, sizes: FirstRunSizes): readonly Figure[] {
  const invoicePages = snelstart.filter(isPageOf('/v2/verkoopfacturen'))
  const orderPages = snelstart.filter(isPageOf('/v2/verkooporders'))
  const relationPages = snelstart.filter(isPageOf('/v2/relaties'))
  const others = snelstart.length - invoicePages.length - orderPages.length - relationPages.length
  const transactionPages = multisafepay.filter(isPageOf('/v1/json/transactions'))
  const lookups = multisafepay.filter(({ path }) => path.startsWith('/v1/json/orders/'))
  const identity = multisafepay.length - transactionPages.length - lookups.length
  const requests = (name: string, figure: number, bound: number): Figure =>
    atMost(bound, { name: `${run}: ${name}`, figure, unit: 'requests' })
  // Neither service tells how long a list is, so each costs one page more, which shows that it has ended.
  const pages = (name: string, read: readonly AskedRequest[], bound: number): Figure =>
    requests(`${name}, and one for the end`, read.length - 1, bound)
  return [
    pages('pages of invoices', invoicePages, full(sizes.listed, SNELSTART_PAGE_ROWS)),
    pages('pages of orders', orderPages, full(sizes.orders, SNELSTART_PAGE_ROWS)),
    requests('pages of relations', relationPages.length, pagesOfRelations(sizes)),
    requests('other requests to SnelStart', others, OTHER_READS_MAX),
    pages('pages of transactions', transactionPages, full(sizes.transactions, MULTISAFEPAY_PAGE_ROWS)),
    requests('look-ups of unexplained returns', lookups.length, sizes.unexplainedReturns),
    requests('other requests to MultiSafepay', identity, 1),
    requests('writes', snelstart.filter(isWrite).length, 0),
  ]
}

/** The names of customers are personal data, so they are not on disk: a new process reads them, and a token, again. */
function ofSecondRun(
  run: string,
  { snelstart, multisafepay }: Asked,
  sizes: Pick<FirstRunSizes, 'invoices'>,
  readsMax: number,
): readonly Figure[] {
  const relationPages = snelstart.filter(isPageOf('/v2/relaties'))
  const reads = snelstart.length - relationPages.length - snelstart.filter(isForToken).length
  const requests = (name: string, figure: number, bound: number): Figure =>
    atMost(bound, { name: `${run}: ${name}`, figure, unit: 'requests' })
  return [
    requests('reads of SnelStart', reads, readsMax),
    requests('pages of relations', relationPages.length, pagesOfRelations(sizes)),
    requests('reads of MultiSafepay', multisafepay.length, SECOND_RUN_MULTISAFEPAY_MAX),
    requests('writes', snelstart.filter(isWrite).length, 0),
  ]
}

const full = (rows: number, pageRows: number): number => Math.ceil(rows / pageRows)

const isPageOf =
  (list: string) =>
  ({ path, status }: AskedRequest): boolean =>
    path === list && status === 200

const pagesOfRelations = ({ invoices }: Pick<FirstRunSizes, 'invoices'>): number =>
  full(Math.ceil(invoices / INVOICES_PER_CUSTOMER), SNELSTART_PAGE_ROWS) + 1

const isForToken = ({ path }: AskedRequest): boolean => path.endsWith('/token')

const isWrite = (request: AskedRequest): boolean => request.method !== 'GET' && !isForToken(request)
