// The journal and the clearing account of every node that books through this connection, so that the connection's test
// can check them too.

import { openBookingForm } from '../shared/editor/open-booking-form.ts'
import { typedText } from '../shared/editor/with-reason.ts'

interface BooksOn {
  readonly bookingJournal: string
  readonly clearingAccount: string
}

const NEW_CONNECTION = '_ADD_'

export function booksOn(connectionId: string): readonly BooksOn[] {
  const open = openBookingForm()
  const closed = RED.nodes
    .filterNodes({ type: 'book-payment' })
    .filter(({ id, administration }) => administration === connectionId && id !== open?.nodeId)
    .map(({ bookingJournal, clearingAccount }) => ({
      bookingJournal: typedText(bookingJournal),
      clearingAccount: typedText(clearingAccount),
    }))
  if (open === undefined || ![connectionId, NEW_CONNECTION].includes(open.administration)) return closed
  const { bookingJournal, clearingAccount } = open
  return [...closed, { bookingJournal, clearingAccount }]
}
