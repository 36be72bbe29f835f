// One run at a time for one administration. The port: lock files stand behind it, or a shared database.

export interface AdministrationLock {
  /**
   * @param signal ends the short watch over a run that seems to have died
   * @throws ReconcileError RUN_BUSY at once while another run shows life; REGISTER_LOCKED when no lock can be made
   */
  acquire(signal: AbortSignal): Promise<HeldLock>
}

export interface HeldLock {
  /** The last holder never let go: it may be dead, or asleep and about to write. */
  readonly tookOver: boolean
  /** Aborted, with REGISTER_LOCKED as its reason, once it is known that another run took over. */
  readonly signal: AbortSignal
  /** @throws ReconcileError REGISTER_LOCKED when another run took over, or when that can't be told */
  assertOurs(): Promise<void>
  /** Never throws: a lock that can't be given back falls silent. */
  release(): Promise<void>
}
