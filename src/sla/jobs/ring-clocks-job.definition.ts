import { z } from 'zod';
import { defineJob } from '../../platform/jobs/define-job.js';

export const ringClocksSchema = z.object({ until: z.number() });

/** "Look at the clocks until this instant (epoch ms)": one alarm per ten seconds in which anything falls due (T2). */
export const ringClocksJob = defineJob('ring-clocks', 'alarms', ringClocksSchema, { attempts: 2 });
