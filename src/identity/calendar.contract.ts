import { z } from 'zod';

const localTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a local time HH:MM');
const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date YYYY-MM-DD');
const name = z.string().max(200);

/** `[start, end)`; end ≤ start runs into the next date. What the shape cannot say is said by `validateCalendar`. */
export const localIntervalSchema = z.tuple([localTime, localTime]).meta({ id: 'LocalInterval' });
const intervals = z.array(localIntervalSchema);

export const holidaySchema = z
  .strictObject({ date: localDate, to: localDate.optional(), yearly: z.boolean().optional(), closed: intervals.optional(), name: name.optional() })
  .meta({ id: 'Holiday' });

export const shiftSchema = z.strictObject({ date: localDate, open: intervals, name: name.optional() }).meta({ id: 'Shift' });

export const weeklySchema = z
  .strictObject({
    mon: intervals.optional(),
    tue: intervals.optional(),
    wed: intervals.optional(),
    thu: intervals.optional(),
    fri: intervals.optional(),
    sat: intervals.optional(),
    sun: intervals.optional(),
  })
  .meta({ id: 'WeeklyHours' });

export const calendarDefinitionSchema = z
  .strictObject({
    timeZone: z.string().max(100),
    weekly: weeklySchema,
    holidays: z.array(holidaySchema).max(5000).optional(),
    shifts: z.array(shiftSchema).max(5000).optional(),
  })
  .meta({ id: 'CalendarDefinition' });
