import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalid } from '../../platform/http/problem.js';
import { validateCalendar, type CalendarDefinition } from '../business-calendar.js';

/** Makes a business calendar with its first version. Throws 422 with pointers for hours that cannot be (C1, C2, C7). */
@Injectable()
export class CreateCalendar {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(command: { name: string; definition: CalendarDefinition }): Promise<string> {
    const faults = validateCalendar(command.definition);
    if (faults.length > 0) throw invalid(faults);
    return this.unitOfWork.run(async (uow) => {
      const [calendar] = await uow.query<{ id: string }>('INSERT INTO calendar (name) VALUES ($1) RETURNING id', [command.name]);
      await uow.query('INSERT INTO calendar_version (calendar_id, definition, created_at) VALUES ($1, $2, $3)', [calendar!.id, JSON.stringify(command.definition), uow.now]);
      return calendar!.id;
    });
  }
}
