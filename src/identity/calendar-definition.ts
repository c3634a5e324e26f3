/** `["09:00", "12:00"]`: local wall times, `24:00` is a legal end, end ≤ start runs into the next date (C2). */
export type LocalInterval = readonly [start: string, end: string];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface HolidayDefinition {
  /** `YYYY-MM-DD`; `to` is inclusive. */
  date: string;
  to?: string;
  yearly?: boolean;
  /** Only these parts of each date are closed; absent = the whole date. */
  closed?: readonly LocalInterval[];
  name?: string;
}

export interface ShiftDefinition {
  date: string;
  open: readonly LocalInterval[];
  name?: string;
}

export interface CalendarDefinition {
  /** IANA name. */
  timeZone: string;
  weekly: Partial<Record<Weekday, readonly LocalInterval[]>>;
  holidays?: readonly HolidayDefinition[];
  shifts?: readonly ShiftDefinition[];
}

export interface CalendarVersion {
  /** Epoch ms from which this version counts; null = always. */
  from: number | null;
  definition: CalendarDefinition;
}

export type CalendarReason = 'open_hours' | 'shift' | 'closed_hours' | 'holiday';

/** A stretch of time `[from, to)` in epoch ms and why it is open or closed. */
export interface CalendarInterval {
  from: number;
  to: number;
  open: boolean;
  reason: CalendarReason;
  name: string | null;
}
