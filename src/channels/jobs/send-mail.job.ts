import type { z } from 'zod';
import { JobHandler, type Handler } from '../../platform/jobs/define-job.js';
import { Sweep, type Sweeper } from '../../platform/jobs/sweep.js';
import { SendMail } from '../use-cases/send-mail.js';
import { sendMailJob, type sendMailSchema } from './send-mail-job.definition.js';

@JobHandler(sendMailJob as never)
export class SendMailHandler implements Handler<z.infer<typeof sendMailSchema>> {
  constructor(private readonly sendMail: SendMail) {}

  async handle(data: z.infer<typeof sendMailSchema>): Promise<void> {
    await this.sendMail.execute(1, data.outboundId);
  }
}

/** Finds mails no alarm rang for: retries that fell due, leases of dead workers, a flushed queue. */
@Sweep('unsent-mail', 5_000)
export class UnsentMailSweep implements Sweeper {
  constructor(private readonly sendMail: SendMail) {}

  async sweep(): Promise<void> {
    while ((await this.sendMail.execute(20, null)) === 20);
  }
}
