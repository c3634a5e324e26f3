import { z } from 'zod';
import { defineJob } from '../../platform/jobs/define-job.js';

export const sendMailSchema = z.object({ outboundId: z.string() });

/** An alarm that says "look at this outgoing mail now"; what to do stands in its row. Apart from its handler, since the queueing side must not import the sending side. */
export const sendMailJob = defineJob('send-mail', 'outside', sendMailSchema, { attempts: 1 });
