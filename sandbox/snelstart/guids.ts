// Identifiers that are the same in every run, different for every seed, and tell a reader what they belong to.

const ROOMS = {
  administration: 'ad01',
  relation: 'be10',
  account: '9b00',
  journal: 'da60',
  invoice: 'fac0',
  salesBooking: 'b0e0',
  order: '04de',
  booking: 'b0ec',
  mutation: '3000',
} as const

export type GuidRoom = keyof typeof ROOMS

export function guidMaker(seed: number): (room: GuidRoom) => string {
  const made = new Map<GuidRoom, number>()
  const first = (seed >>> 0).toString(16).padStart(8, '0')
  return (room) => {
    const number = (made.get(room) ?? 0) + 1
    made.set(room, number)
    return `${first}-${ROOMS[room]}-4000-8000-${number.toString(16).padStart(12, '0')}`
  }
}
