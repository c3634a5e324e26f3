import { Injectable } from '@nestjs/common';
import { IdBlocks } from '../../platform/database/id-blocks.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mailAccepted } from '../channels.events.js';
import { IntakeStore } from '../intake.store.js';

export interface AcceptMailCommand {
  inboxId: string;
  door: 'smtp' | 'cli' | 'http';
  envelopeFrom: string | null;
  recipients: string[];
  raw: Buffer;
}

/** Where all doors meet: when it resolves, raw bytes and intake row are committed and the sender may get his 250 (I1). */
@Injectable()
export class AcceptMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly intake: IntakeStore,
    private readonly ids: IdBlocks,
  ) {}

  async execute(command: AcceptMailCommand): Promise<string> {
    const id = await this.ids.next('intake');
    await this.unitOfWork.runSingle(async (uow) => {
      uow.record({ event: mailAccepted, payload: { intakeId: id, inboxId: command.inboxId } });
      await this.intake.accept(uow, { id, ...command });
    });
    return id;
  }
}
