// SnelStart's functions of ledger accounts that a booking by example asks for (docs/database.md#functions).

export const MEMORIAAL_FUNCTION = 7

/** Journals (dagboeken) and the debtors account: none of them can be a clearing account (tussenrekening). */
export const CLEARABLE_NOT: readonly number[] = [1, 2, 3, 4, 5, 7, 8]
