import { z } from 'zod';
import { defineJob, JobHandler, type Handler } from '../../platform/jobs/define-job.js';
import { SendInvitation } from '../use-cases/send-invitation.js';

export const sendInvitationJob = defineJob('surveys.send-invitation', 'alarms', z.object({ invitationId: z.string() }));

/** Rings at the hour of an invitation. Early, late, twice or never: the rows decide, and the sweep finds what is left. */
@JobHandler(sendInvitationJob as never)
export class SendInvitationJob implements Handler<{ invitationId: string }> {
  constructor(private readonly send: SendInvitation) {}

  async handle({ invitationId }: { invitationId: string }): Promise<void> {
    await this.send.execute({ invitationId });
  }
}
