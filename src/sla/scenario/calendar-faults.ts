import { validateCalendar } from '../../identity/business-calendar.js';
import { pointerTo, type ScenarioFault } from './scenario-fault.js';
import type { ScenarioFile } from './scenario-schema.js';

/** §9 for calendars, and two versions that would begin at once. */
export function calendarFaults({ calendars, now }: ScenarioFile): ScenarioFault[] {
  const seen = new Set<string>();
  return calendars.flatMap((calendar, at) => {
    const { id, from, ...definition } = calendar;
    const faults = validateCalendar(definition, from ?? now).map(({ pointer, detail }) => ({ pointer: `${pointerTo(['calendars', at])}${pointer}`, detail })); // Q15
    const version = `${from ?? 'always'} ${id}`;
    if (seen.has(version)) faults.push({ pointer: pointerTo(['calendars', at, from === undefined ? 'id' : 'from']), detail: `There are two versions of “${id}” from the same instant on.` });
    seen.add(version);
    return faults;
  });
}
