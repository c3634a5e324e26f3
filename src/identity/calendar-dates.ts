export const dayMs = 86_400_000;

/** `YYYY-MM-DD` → days since 1970-01-01; null when there is no such date. */
export function parseDate(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  return dateNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Year, month 1–12, day → days since 1970-01-01; null when there is no such date (29 Feb of a common year). */
export function dateNumber(year: number, month: number, day: number): number | null {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day); // Date.UTC reads the years 0–99 as 1900–1999
  const real = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return real ? time.getTime() / dayMs : null;
}

/** The year of a date given in days since 1970-01-01. */
export function yearOf(date: number): number {
  return new Date(date * dayMs).getUTCFullYear();
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(date: number): number {
  return (((date + 3) % 7) + 7) % 7;
}

/** `HH:MM` → minutes since midnight, `24:00` → 1440; null for anything else. */
export function parseTime(text: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  return minute > 59 || hour > 24 || (hour === 24 && minute > 0) ? null : hour * 60 + minute;
}

/** Ten civil years after `ms`, in UTC: the horizon of C8. */
export function tenYearsAfter(ms: number): number {
  const time = new Date(ms);
  time.setUTCFullYear(time.getUTCFullYear() + 10);
  return time.getTime();
}
