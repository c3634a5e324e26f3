import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Inboxes, type InboxRow } from '../inboxes.queries.js';
import { IntakeStore, type IntakeRow } from '../intake.store.js';
import { LoopMark } from './loop-mark.js';
import { MailParserPool } from './mail-parser-pool.js';
import type { ParsedMail } from './parsed-mail.js';

export interface ReadIntake {
  intake: IntakeRow;
  inbox: InboxRow;
  /** The parsed mail, or why it could not be parsed. */
  result: { mail: ParsedMail } | { fault: string };
}

/** Loads raw mails and parses them with time and memory caps; a mail that breaks a cap comes back as a fault, not a throw. */
@Injectable()
export class ReadMail implements OnApplicationShutdown {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly inboxes: Inboxes,
    private readonly parser: MailParserPool,
    private readonly loops: LoopMark,
  ) {}

  async execute(wanted: { key: string; intakeId: string }[]): Promise<Map<string, ReadIntake>> {
    const rows = await this.intakes.byIds(wanted.map((entry) => entry.intakeId));
    const ownAddresses = (await this.inboxes.list()).map((inbox) => inbox.address);
    const ownLoopId = await this.loops.value();
    const raws = await this.intakes.raws([...rows.values()]);
    const read = await Promise.all(
      wanted.map(async ({ key, intakeId }): Promise<[string, ReadIntake] | null> => {
        const intake = rows.get(intakeId);
        const inbox = intake && (await this.inboxes.byId(intake.inboxId));
        if (!intake || !inbox) return null;
        const raw = raws.get(intakeId)!;
        try {
          const mail = await this.parser.parse(raw, { ownAddresses, ownLoopId, ...(intake.envelopeFrom === null ? {} : { envelopeFrom: intake.envelopeFrom }) });
          return [key, { intake, inbox, result: { mail } }];
        } catch (error) {
          return [key, { intake, inbox, result: { fault: (error as Error).message.slice(0, 300) } }];
        }
      }),
    );
    return new Map(read.filter((entry) => entry !== null));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parser.close();
  }
}
