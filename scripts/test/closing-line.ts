// Mocha's reporter of this project: dots and failures, and as its last line the plain count that CI reads.

import Mocha from 'mocha'

export default class ClosingLine extends Mocha.reporters.Dot {
  override epilogue(): void {
    super.epilogue()
    const { passes, failures, pending } = this.stats
    console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`)
  }
}
