// Cents and days as they are read back from the register file.

import { z } from 'zod'

import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts'
import type { Cents } from '../domain/cents.ts'

export const wholeCents = z.custom<Cents>((value) => Number.isSafeInteger(value))
export const day = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value))
