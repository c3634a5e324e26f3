import { Injectable } from '@nestjs/common';
import { ReadMail } from '../email/read-mail.js';
import { notFound, ProblemError } from '../../platform/http/problem.js';
import { IntakeStore } from '../intake.store.js';
import { IngestMail } from './ingest-mail.js';

/** Reads a quarantined mail again, after the cause was mended. Throws 404 for an unknown one, 409 when it has its end. */
@Injectable()
export class RerunIntake {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly readMail: ReadMail,
    private readonly ingestMail: IngestMail,
  ) {}

  async execute(intakeId: string): Promise<void> {
    const row = (await this.intakes.byIds([intakeId])).get(intakeId);
    if (!row) throw notFound();
    if (row.disposition && row.disposition !== 'quarantined') throw new ProblemError(409, 'already-disposed', 'Already handled', 'This mail has its disposition; only quarantined mail is read again.');
    const read = await this.readMail.execute([{ key: intakeId, intakeId }]);
    await this.ingestMail.execute(read.get(intakeId)!);
  }
}
