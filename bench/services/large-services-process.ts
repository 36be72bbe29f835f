// A process of its own with both stand-ins and the large world: their memory must not count as that of a run.

import { z } from 'zod'
import type { LoggedRequest } from '../../sandbox/http/request-log.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { fillLarge } from '../../sandbox/worlds/large.ts'
import { answering, taskOf } from '../processes/answering.ts'

const task = z.object({ debtors: z.number(), orders: z.number(), transactions: z.number() })
const balances = z.object({ filterable: z.boolean() })

async function main(): Promise<void> {
  const sizes = taskOf(task)
  const sandbox = await startSandbox({ story: false })
  const { snelstart, multisafepay } = sandbox
  const today = new Date().toISOString().slice(0, 10)
  const large = fillLarge({ snelstart: snelstart.world, multisafepay: multisafepay.world, today, ...sizes })
  const opened = {
    environment: sandbox.environment,
    keys: sandbox.keys,
    invoices: [...snelstart.world.invoices()].length,
    unexplainedReturns: large.refundsOutsideTheList.length,
  }
  answering({
    open: () => opened,
    asked: () => ({ snelstart: snelstart.requests.map(shown), multisafepay: multisafepay.requests.map(shown) }),
    forget() {
      snelstart.clearRequests()
      multisafepay.clearRequests()
    },
    openBalances(question) {
      snelstart.switches.filterable.openstaandSaldo = balances.parse(question).filterable ? 'yes' : 'refused'
    },
  })
}

const shown = ({ method, path, status }: LoggedRequest) => ({ method, path, status: status ?? 0 })

void main()
