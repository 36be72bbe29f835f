// Bank and memoriaal bookings: made, read back and deleted. Only bank bookings have a list.

import type { StandInAnswer } from '../../http/start-stand-in.ts'
import { bookBankBooking } from '../bookings/bank-booking.ts'
import { BookingRefused } from '../bookings/booking-refused.ts'
import { bookMemoriaalBooking } from '../bookings/memoriaal-booking.ts'
import { BANK_BOOKING_MODEL, MEMORIAAL_BOOKING_MODEL } from '../models/bookings.ts'
import type { BankBooking, MemoriaalBooking } from '../models/bookings.ts'
import { bankBooking } from '../wire/bank-booking.ts'
import { memoriaalBooking } from '../wire/memoriaal-booking.ts'
import type { Booking } from '../world/books.ts'
import type { SnelStartWorld } from '../world.ts'
import { message, one, refusal } from './answer.ts'
import { list } from './list.ts'
import { withId, type Call, type Route } from './route.ts'
import { readBody } from './written-body.ts'

const BANK = 'bankieren'
const MEMORIAAL = 'memoriaal'

export const BOOKING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/bankboekingen$/,
    scope: `${BANK}:read`,
    answer: ({ world, query }) =>
      list({ model: BANK_BOOKING_MODEL, rows: bankBookings(world), query, switches: world.switches }),
  },
  {
    method: 'POST',
    path: /^\/bankboekingen$/,
    scope: `${BANK}:write`,
    answer: (call) =>
      answerOrRefusal(() => {
        const read = readBody(call.body, bankBooking, call.onUnknownProperty)
        return 'refused' in read ? read.refused : shown(call, bookBankBooking(call.world, read.written), 201)
      }),
  },
  {
    method: 'POST',
    path: /^\/memoriaalboekingen$/,
    scope: `${MEMORIAAL}:write`,
    answer: (call) =>
      answerOrRefusal(() => {
        const read = readBody(call.body, memoriaalBooking, call.onUnknownProperty)
        return 'refused' in read ? read.refused : shown(call, bookMemoriaalBooking(call.world, read.written), 201)
      }),
  },
  ...readAndDelete('bankboekingen', BANK, 'bank'),
  ...readAndDelete('memoriaalboekingen', MEMORIAAL, 'memoriaal'),
]

function readAndDelete(collection: string, room: string, kind: Booking['kind']): Route[] {
  const path = withId(collection)
  const found = ({ world, id }: Call): Booking | undefined => {
    const booking = world.booking(id)
    return booking?.kind === kind ? booking : undefined
  }
  return [
    { method: 'GET', path, scope: `${room}:read`, answer: (call) => shown(call, found(call)) },
    {
      method: 'DELETE',
      path,
      scope: `${room}:write`,
      answer: (call) => {
        const booking = found(call)
        if (!booking) return shown(call, undefined)
        const { closedUntil } = call.world.switches
        if (closedUntil !== undefined && booking.entry.date <= closedUntil) return refusal('BOE-0042')
        call.world.deleteBooking(booking.id)
        return { status: 200, text: '' }
      },
    },
  ]
}

function shown({ world }: Call, booking: Booking | undefined, status = 200): StandInAnswer {
  if (booking === undefined) return message(404, 'De boeking is niet gevonden.')
  return booking.kind === 'bank'
    ? one<BankBooking>(BANK_BOOKING_MODEL, booking, world.switches, status)
    : one<MemoriaalBooking>(MEMORIAAL_BOOKING_MODEL, booking, world.switches, status)
}

function* bankBookings(world: SnelStartWorld): Iterable<BankBooking> {
  for (const booking of world.bookings()) if (booking.kind === 'bank') yield booking
}

function answerOrRefusal(answer: () => StandInAnswer): StandInAnswer {
  try {
    return answer()
  } catch (error) {
    if (error instanceof BookingRefused) return refusal(error.code)
    throw error
  }
}
