// What an open booking dialog would book on, for the dialog of the connection that lies over it. Node-RED takes the lower
// dialog out of the page meanwhile, and each node's script is its own: they hear each other through the editor's events.

export interface BookingForm {
  readonly nodeId: string
  /** Of the connection; `_ADD_` while a new one is being made for this node. */
  readonly administration: string
  readonly bookingJournal: string
  readonly clearingAccount: string
}

type Answer = (form: BookingForm) => void

const ASKED = 'snelstart-multisafepay:open-booking-form'

/** @returns ends it, for when the dialog closes */
export function answerWhileOpen(form: () => BookingForm): () => void {
  const answer = (hear: Answer): void => hear(form())
  RED.events.on(ASKED, answer)
  return () => RED.events.off(ASKED, answer)
}

export function openBookingForm(): BookingForm | undefined {
  const heard: BookingForm[] = []
  RED.events.emit(ASKED, (form: BookingForm) => void heard.push(form))
  return heard[0]
}
