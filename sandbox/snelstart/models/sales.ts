// Sales invoices, orders and sales bookings as the API shows them.

import { eurosOf } from '../amount.ts'
import { addDays, midnight } from '../wall-clock.ts'
import * as wire from '../wire/sales.ts'
import type { SalesInvoice, SalesOrder } from '../world/books.ts'
import { REVENUE_ACCOUNT } from '../world/chart.ts'
import { vatOf } from '../world/sell.ts'
import type { SnelStartWorld } from '../world.ts'
import {
  eurosOfCents,
  flagOf,
  guidOf,
  identityIn,
  linkOf,
  listOf,
  reference,
  referenceTo,
  textOf,
  timeOf,
  wholeOf,
  type Model,
} from './model.ts'

/** No betalingskenmerk, no journal, no status: those are not on an invoice. */
export const INVOICE_MODEL: Model<SalesInvoice> = {
  type: 'SnelStart.B2B.Api.V2.Models.Verkoopfacturen.VerkoopfactuurModel',
  schema: wire.salesInvoice,
  properties: {
    ...identityIn<SalesInvoice>('verkoopfacturen'),
    factuurnummer: textOf((invoice) => invoice.number),
    factuurDatum: timeOf((invoice) => midnight(invoice.date)),
    vervalDatum: timeOf((invoice) => midnight(addDays(invoice.date, invoice.dueDays))),
    factuurBedrag: eurosOfCents((invoice) => invoice.totalCents),
    openstaandSaldo: eurosOfCents((invoice) => invoice.openCents),
    relatie: referenceTo('relaties', (invoice) => invoice.relation.id),
    verkoopBoeking: referenceTo('verkoopboekingen', (invoice) => invoice.salesBookingId),
    verkoopOrders: listOf((invoice) => invoice.orders.map(({ id }) => reference('verkooporders', id))),
    modifiedOn: timeOf((invoice) => invoice.modifiedOn),
  },
}

export const ORDER_MODEL: Model<SalesOrder> = {
  type: 'SnelStart.B2B.Api.V2.Models.Verkooporders.VerkoopOrderModel',
  schema: wire.salesOrder,
  properties: {
    ...identityIn<SalesOrder>('verkooporders'),
    nummer: wholeOf((order) => order.number),
    datum: timeOf((order) => midnight(order.date)),
    relatie: referenceTo('relaties', (order) => order.relation.id),
    procesStatus: textOf((order) => (order.invoice ? 'Factuur' : 'Order')),
    verkoopOrderStatus: textOf((order) => (order.invoice ? 'Uitgevoerd' : 'InBehandeling')),
    geblokkeerd: flagOf(() => false),
    omschrijving: textOf((order) => order.omschrijving),
    betalingskenmerk: textOf((order) => order.betalingskenmerk),
    orderreferentie: textOf((order) => order.orderreferentie),
    verkoopfactuur: referenceTo('verkoopfacturen', (order) => order.invoice?.id),
    totaalExclusiefBtw: eurosOfCents((order) => vatOf(order.totalCents).revenueCents),
    totaalInclusiefBtw: eurosOfCents((order) => order.totalCents),
    regels: listOf(() => []),
    modifiedOn: timeOf((order) => order.modifiedOn),
  },
}

export const salesBookingModel = (world: SnelStartWorld): Model<SalesInvoice> => ({
  type: 'SnelStart.B2B.Api.V2.Models.VerkoopBoekingen.VerkoopBoekingModel',
  schema: wire.salesBooking,
  properties: {
    id: guidOf((invoice) => invoice.salesBookingId),
    uri: linkOf((invoice) => `/verkoopboekingen/${invoice.salesBookingId}`),
    factuurnummer: textOf((invoice) => invoice.number),
    factuurdatum: timeOf((invoice) => midnight(invoice.date)),
    factuurbedrag: eurosOfCents((invoice) => invoice.totalCents),
    betalingstermijn: wholeOf((invoice) => invoice.dueDays),
    boekstuk: textOf((invoice) => invoice.documentNumber),
    omschrijving: textOf((invoice) => invoice.description),
    klant: referenceTo('relaties', (invoice) => invoice.relation.id),
    boekingsregels: listOf((invoice) => [
      {
        omschrijving: invoice.description ?? null,
        grootboek: reference('grootboeken', world.account(REVENUE_ACCOUNT).id),
        bedrag: eurosOf(vatOf(invoice.totalCents).revenueCents),
        btwSoort: 'Hoog',
      },
    ]),
    btw: listOf((invoice) => [{ btwSoort: 'VerkopenHoog', btwBedrag: eurosOf(vatOf(invoice.totalCents).vatCents) }]),
    gewijzigdDoorAccountant: flagOf(() => false),
    markering: flagOf(() => false),
    documents: listOf(() => []),
    modifiedOn: timeOf((invoice) => invoice.modifiedOn),
  },
})
