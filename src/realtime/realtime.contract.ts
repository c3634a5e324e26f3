import { z } from 'zod';
import { problemSchema } from '../platform/http/contract.js';
import { ticketRowSchema } from '../tickets/tickets.contract.js';

export const protocolVersion = 1;
/** `view:<id>`, `ticket:<id>`, `agent:<id>`, `board:<teamId|all>` (RT2). */
export const topicSchema = z.string().regex(/^(view|ticket|agent|board):[A-Za-z0-9_-]{1,60}$/);

export const watchSchema = z.strictObject({ topics: z.array(z.strictObject({ topic: topicSchema, since: z.number().int().min(0).optional() })).max(90) });
export const watchAckSchema = z.union([
  z.object({ position: z.number().int(), denied: z.array(z.string()), resync: z.array(z.string()) }),
  z.object({ problem: problemSchema }),
]);
export const welcomeSchema = z.object({ position: z.number().int(), serverTime: z.string(), protocol: z.number().int() });

/** A frame covers positions (from, to] of its topic; the client drops overlaps and asks again on a gap (RT3). */
const span = { topic: z.string(), from: z.number().int(), to: z.number().int() };
export const viewFrameSchema = z.object({ ...span, up: z.array(ticketRowSchema), rm: z.array(z.string()), n: z.number().int(), breached: z.number().int(), capped: z.boolean() });
export const ticketFrameSchema = z.object({ ...span, events: z.array(z.object({ name: z.string(), ids: z.record(z.string(), z.unknown()), version: z.number().int(), seq: z.number().int() })), row: ticketRowSchema.nullable() });
export const agentFrameSchema = z.object({ ...span, notices: z.array(z.object({ position: z.number().int(), name: z.string(), at: z.string(), ticketId: z.string().nullable(), payload: z.record(z.string(), z.unknown()) })) });
/** The board frame says only that figures changed: the screen asks `GET /insights/board` again, at most once a second. */
export const boardFrameSchema = z.object({ ...span, changed: z.array(z.string()) });
export type ViewFrame = z.infer<typeof viewFrameSchema>;
export type TicketFrame = z.infer<typeof ticketFrameSchema>;
export type AgentFrame = z.infer<typeof agentFrameSchema>;
export type BoardFrame = z.infer<typeof boardFrameSchema>;
export type Frame = ViewFrame | TicketFrame | AgentFrame | BoardFrame;
export const atSchema = z.object({ position: z.number().int() });

/** Who else looks at a ticket, and what they do there: a lease of 5 s renewed every 3 s, no row, no position (CT1). */
export const presenceSchema = z.strictObject({ ticketId: z.string().regex(/^[0-9]{1,19}$/), doing: z.enum(['viewing', 'typing', 'replying', 'gone']) });
export const presenceFrameSchema = z.object({ ticketId: z.string(), agents: z.array(z.object({ id: z.string(), name: z.string(), doing: z.enum(['viewing', 'typing', 'replying']) })) });
/** RT10: rights changed, ask /session again; `closed` topics are gone for this agent, the rows of `resync` ones are to be fetched anew. */
export const rightsSchema = z.object({ closed: z.array(z.string()), resync: z.array(z.string()) });
/** RT8: this console was too slow and missed frames of these topics. It gets nothing until it sends `watch` again, each topic with its `since`. */
export const resyncSchema = z.object({ position: z.number().int(), topics: z.array(z.string()) });
/**
 * Server events: `welcome`, `frame`, `at`, `presence`, `rights`, `resync`. Client events: `watch`, `presence`.
 * A row replaces a cached one unless its `version` is lower: a moved due time changes the row and not the version.
 * After the ack of a `watch` every topic in it but the denied ones stands at `position`; what was fetched before the ack is
 * older than that and is fetched again, unless the topic was named with a `since`. A view frame whose `from` equals
 * its `to` brings no rows, only newer figures: it is applied when the client stands at that position.
 */
