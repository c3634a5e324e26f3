import { z } from 'zod';

/** RFC 9457 problem details, the body of every failure at every door (HTTP, socket acks). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    traceId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** Ids travel as decimal strings: they are 64-bit in the database and would lose digits as JSON numbers. 18 digits always fit. */
export const idSchema = z.string().regex(/^[1-9][0-9]{0,17}$/, 'must be an id');

/** Cursor pagination: `limit` rows (1–200), `cursor` as given by the former page, never an offset. */
export const pageQuery = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(500).optional() };

/** One page of `item`; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const instantSchema = z.iso.datetime({ offset: true });
