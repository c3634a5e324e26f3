import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Inboxes } from '../inboxes.queries.js';

/** Gives the desk an address of its own; its teams see what arrives there. Answers the inbox's id. */
@Injectable()
export class CreateInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inboxes: Inboxes,
  ) {}

  async execute(command: { name: string; address: string; teamId: string | null; teamIds: string[]; locale: 'zh' | 'en' }): Promise<string> {
    return this.unitOfWork.run(async (uow) => {
      const [row] = await uow.query<{ id: string }>(
        'INSERT INTO inbox (name, address, team_id, team_ids, locale) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [command.name, command.address, command.teamId, command.teamIds, command.locale],
      );
      uow.afterCommit(() => this.inboxes.forget());
      return row!.id;
    });
  }
}
