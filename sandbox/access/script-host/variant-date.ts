// A date as OLE Automation has it (VT_DATE): a number of days without a zone, that JScript can only look at by way of
// the machine's own zone.

const DAY_MS = 86_400_000
const EPOCH_MS = Date.UTC(1899, 11, 30)

export class VariantDate {
  readonly serial: number

  constructor(serial: number) {
    this.serial = serial
  }

  static fromWallTime(text: string): VariantDate {
    const milliseconds = Date.parse(`${text}Z`) - EPOCH_MS
    const day = Math.floor(milliseconds / DAY_MS)
    const ofDay = (milliseconds - day * DAY_MS) / DAY_MS
    return new VariantDate(day < 0 ? day - ofDay : day + ofDay)
  }

  wallTime(): string {
    const day = Math.trunc(this.serial)
    const ofDayMs = Math.round(Math.abs(this.serial - day) * DAY_MS)
    return new Date(EPOCH_MS + day * DAY_MS + ofDayMs).toISOString().slice(0, -1)
  }

  /** What `new Date(value)` sees: that wall time here. */
  valueOf(): number {
    return new Date(this.wallTime()).getTime()
  }
}
