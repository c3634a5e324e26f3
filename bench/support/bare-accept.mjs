import pg from 'pg';
import { words } from './mails.mjs';

/** The rows an accepted ticket consists of, as one prepared statement with nothing around it: the fastest a program can be. */
const STATEMENT = `
  WITH t AS (
    INSERT INTO ticket (subject, status, priority, channel, origin, inbox_id, customer_id, team_id, scope_team_ids, locale, preview, last_message_by,
      last_message_at, waiting_since, sort_at, created_at, seq)
    VALUES ($1, 'new', 2, 'api', 'customer', $2, $3, $4, $5, 'en', $6, 'customer', now(), now(), now(), now(), 1) RETURNING id, number
  ), m AS (
    INSERT INTO message (ticket_id, seq, created_at, direction, kind, author_type, author_id, author_name, author_email, text)
    SELECT id, 1, now(), 'in', 'message', 'customer', $3, $7, $8, $9 FROM t
  ), p AS (
    INSERT INTO ticket_participant (ticket_id, address, role) SELECT id, $8, 'requester' FROM t
  ), e AS (
    INSERT INTO event (at, name, version, ticket_id, customer_id, actor_type, payload, trace_id)
    SELECT now(), name, 1, id, $3, 'agent', payload, $10 FROM t, (VALUES ('bench.opened', $11::jsonb), ('bench.received', $12::jsonb)) AS two(name, payload)
  )
  SELECT id, number FROM t`;

const opened = JSON.stringify({ customerId: '1', inboxId: '1', teamId: '1', channel: 'api', priority: 'normal', tags: [], origin: 'customer', tier: 'standard', messageId: '1', relatedTicketId: null, clockless: false });
const received = JSON.stringify({ messageId: '1', seq: 1, mailClass: 'human', automatic: false, matchedBy: null, otherSender: false, opened: true });

/** The `n`-th ticket somebody asks for: one of a thousand customers, 1 KB of text. */
export const bareTicket = (n) => ({ subject: `Transfer late ${n}`, text: words(1000, n), address: `customer${n % 1000}@mail.example`, name: `Customer ${n % 1000}` });

/** `connections` connections; `write(lane, n)` accepts one ticket. Its event names are nobody's, so no reader has work with them. */
export async function openBareWriter(connectionString, { connections, inboxId, teamId }) {
  const clients = await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  }));
  return {
    write: (lane, n) => {
      const { subject, text, address, name } = bareTicket(n);
      return clients[lane].query({
        name: 'bare-accept', text: STATEMENT,
        values: [subject, inboxId, 1 + (n % 1000), teamId, [teamId], text.slice(0, 160), name, address, text, '0'.repeat(32), opened, received],
      });
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}

/** The thousand customers the tickets come from. */
export const CUSTOMERS = `
  INSERT INTO customer (id, name, locale) SELECT n + 1, 'Customer ' || n, 'en' FROM generate_series(0, 999) n;
  INSERT INTO customer_address (customer_id, kind, value) SELECT n + 1, 'email', 'customer' || n || '@mail.example' FROM generate_series(0, 999) n;
  SELECT setval(pg_get_serial_sequence('customer', 'id'), 1001)`;
