import { Temporal } from 'temporal-polyfill';

/** Midnight at which the day of `now` began in `timeZone`; where a clock change skips midnight, the first instant of the day. */
export function startOfDay(now: Date, timeZone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(local.startOfDay().epochMilliseconds);
}
