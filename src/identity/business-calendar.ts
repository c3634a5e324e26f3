/** Business time: the public face of the calendar rules (SLA.md §1). Pure: no I/O; the zone data are the runtime's own. */
export type {
  CalendarDefinition,
  CalendarInterval,
  CalendarReason,
  CalendarVersion,
  HolidayDefinition,
  LocalInterval,
  ShiftDefinition,
  Weekday,
} from './calendar-definition.js';
export { tenYearsAfter } from './calendar-dates.js';
export { BusinessCalendar, compileCalendar } from './calendar-open-time.js';
export { validateCalendar, type CalendarFault } from './calendar-validation.js';
