// The story's administration in the tables of SQL Server, and in those of an .mdb.

import type { SmallAdministration } from '../access/small-administration.ts'
import type { AdministrationWorld } from '../sql-server/world/administration-world.ts'
import { type AccountName, ACCOUNTS } from '../sql-server/world/chart.ts'
import type { NewLine } from '../sql-server/world/new-rows.ts'
import type { StoryAdministration, StoryEntryLine } from './story-administration.ts'

export function storyInSqlServer(world: AdministrationWorld): StoryAdministration {
  const customers = customersOf((_code, name) => world.addCustomer({ name }))
  return {
    memoriaal: ACCOUNTS.memoriaal.number,
    async sell({ number, customer, date, totalCents, betalingskenmerk = null }) {
      const sold = { number, date, euros: euros(totalCents), reference: betalingskenmerk }
      return (await world.addInvoice({ ...sold, customer: await customers(customer) })).id
    },
    async enter({ journal, document, date, lines }) {
      await world.book({ journal: accountName(journal), document, date, lines: lines.map(newLine) })
    },
  }
}

/** The Memoriaal of the small administration. */
const MEMORIAAL = 9000

export function storyInAccess(books: SmallAdministration): StoryAdministration {
  const customers = customersOf((code, name) => books.addCustomer(code, name))
  return {
    memoriaal: MEMORIAAL,
    async sell({ number, customer, date, totalCents, betalingskenmerk }) {
      const sold = { number, date, cents: totalCents, reference: betalingskenmerk }
      return books.addInvoice({ ...sold, customer: await customers(customer) })
    },
    enter: (entry) => books.enter(entry),
  }
}

/** Each customer of the story once. */
function customersOf(add: (code: number, name: string) => Promise<number>): (name: string) => Promise<number> {
  const known = new Map<string, Promise<number>>()
  return (name) => {
    const customer = known.get(name) ?? add(10_001 + known.size, name)
    known.set(name, customer)
    return customer
  }
}

function newLine({ account, invoice, cents }: StoryEntryLine): NewLine {
  const amount = cents < 0 ? { credit: euros(-cents) } : { debit: euros(cents) }
  return { account: accountName(account), ...amount, ...(invoice === undefined ? {} : { invoice }) }
}

function accountName(number: number): AccountName {
  for (const [name, account] of Object.entries(ACCOUNTS)) if (account.number === number) return name as AccountName
  throw new RangeError(`no account ${number}`)
}

const euros = (cents: number): string => (cents / 100).toFixed(2)
