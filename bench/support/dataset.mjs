import { withClient } from './database.mjs';

/** Customers as Zipf has them: few write often. Mixed deterministically, so that two runs fill two equal databases. */
const customerOf = (n) => `(1 + floor(1000 * power((hashint8(${n}) & 65535) / 65536.0, 3)))::bigint`;
const share = (n, salt) => `((hashint8extended(${n}, ${salt}) & 65535) / 65536.0)`;

/** Tickets of the last 300 days, 6 % of them live, 60 % Chinese, with the events and the counters that belong to them. */
export function fillTickets(url, { count, teamId, inboxId, agentIds = [] }) {
  return withClient(url, async (client) => {
    await client.query(`
      INSERT INTO customer (id, name, locale) SELECT n, CASE WHEN n % 5 < 3 THEN '王芳' ELSE 'Customer ' END || n, 'zh' FROM generate_series(1, 1001) n;
      SELECT setval(pg_get_serial_sequence('customer', 'id'), 1001)`);
    await client.query(
      `INSERT INTO ticket (subject, status, priority, channel, inbox_id, customer_id, team_id, assignee_id, scope_team_ids, locale, preview, last_message_at,
         waiting_since, sort_at, created_at, resolved_at, seq, due_at, sla_state, sla_metric)
       SELECT CASE WHEN ${share('n', 1)} < 0.6 THEN '转账未到账 ' ELSE 'Transfer late ' END || n, CASE WHEN live THEN 'open' ELSE 'resolved' END, 1 + n % 4, 'email', $2,
         ${customerOf('n')}, $3, CASE WHEN ${share('n', 2)} < 0.7 THEN ($4::bigint[])[1 + n % greatest(cardinality($4::bigint[]), 1)] END, ARRAY[$3::bigint], 'zh',
         repeat('请尽快处理,谢谢。', 8), at, CASE WHEN live THEN at END, at, at, CASE WHEN NOT live THEN at + interval '5 hours' END, 1,
         CASE WHEN live THEN date_trunc('hour', now()) + make_interval(mins => 30 * (n % 200 - 20)) END,
         CASE WHEN NOT live THEN 'met' WHEN n % 200 < 20 THEN 'breached' ELSE 'running' END, 'resolution'
       FROM (SELECT n, ${share('n', 3)} < 0.06 AS live, now() - make_interval(secs => 300 * 86400 * ${share('n', 4)}) AS at FROM generate_series(1, $1::int) n) made`,
      [count, inboxId, teamId, agentIds],
    );
    await client.query(`
      INSERT INTO ticket_tally_member SELECT id, scope_team_ids, team_id, assignee_id, status, sla_state = 'breached' FROM ticket;
      INSERT INTO ticket_tally (scope_team_ids, team_id, assignee_id, status, breached, n)
        SELECT scope_team_ids, team_id, assignee_id, status, sla_state = 'breached', count(*) FROM ticket GROUP BY 1, 2, 3, 4, 5`);
    await tidy(client);
  });
}

/** Tickets whose promises are pending: opened within the last 20 days, first answer due after 30 days, resolution after 60; two clocks each. */
export function fillClocks(url, { tickets, teamId, inboxId, policyId }) {
  return withClient(url, async (client) => {
    await client.query(
      `WITH made AS (
         INSERT INTO ticket (subject, status, priority, channel, inbox_id, customer_id, team_id, scope_team_ids, last_message_at, waiting_since, sort_at, created_at, seq, due_at, sla_state, sla_metric)
         SELECT 'Pending ' || n, 'new', 2, 'email', $2, 1, $3, ARRAY[$3::bigint], at, at, at, at, 1, at + interval '30 days', 'running', 'first_response'
         FROM (SELECT n, date_trunc('milliseconds', now() - interval '1 day' - make_interval(secs => 19 * 86400 * ${share('n', 5)})) AS at FROM generate_series(1, $1::int) n) chosen
         RETURNING id, created_at
       ), facts AS (
         INSERT INTO event (at, position, name, version, ticket_id, customer_id, actor_type, payload, trace_id)
         SELECT created_at, (SELECT position FROM log_head) + row_number() OVER (ORDER BY id, first DESC), CASE WHEN first THEN 'ticket.opened' ELSE 'message.received' END, 1, id, 1, 'customer',
           CASE WHEN first THEN jsonb_build_object('customerId', '1', 'inboxId', $2::bigint::text, 'teamId', $3::bigint::text, 'channel', 'email', 'priority', 'normal', 'tags', '[]'::jsonb, 'origin', 'customer',
             'tier', 'standard', 'messageId', id::text, 'relatedTicketId', null, 'clockless', false)
           ELSE jsonb_build_object('messageId', id::text, 'seq', 1, 'mailClass', 'human', 'automatic', false, 'matchedBy', null, 'otherSender', false, 'opened', true) END, repeat('0', 32)
         FROM made, (VALUES (true), (false)) AS two(first)
       )
       INSERT INTO sla_clock (ticket_id, metric, seq, phase, result, started_at, due_at, next_at, next_kind, target_seconds, policy_id, position)
       SELECT id, metric, 1, 'running', 'pending', created_at, created_at + days * interval '1 day', created_at + days * interval '1 day', 'due', days * 86400, $4, 0
       FROM made, (VALUES ('first_response', 30), ('resolution', 60)) AS promises(metric, days)`,
      [tickets, inboxId, teamId, policyId],
    );
    // As if every reader had handled these events long ago.
    await client.query(`
      UPDATE log_head SET position = (SELECT max(position) FROM event);
      UPDATE subscription_cursor SET position = (SELECT position FROM log_head)`);
    await tidy(client);
  });
}

/** Moves the promises of the next `count` untouched tickets: their first answers fall due between `from` and `from + spreadMs`. */
export async function fallDue(client, { after, count, from, spreadMs }) {
  const shift = `date_trunc('milliseconds', to_timestamp($3::float8 / 1000) + make_interval(secs => $4::float8 / 1000 * (n - 1) / $2)) - interval '30 days'`;
  const { rows } = await client.query(
    `WITH chosen AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM (SELECT id FROM ticket WHERE id > $1 ORDER BY id LIMIT $2::int) next_ones),
     starts AS (SELECT id, ${shift} AS at FROM chosen),
     facts AS (UPDATE event SET at = starts.at FROM starts WHERE ticket_id = starts.id),
     clocks AS (UPDATE sla_clock SET started_at = at, due_at = at + target_seconds * interval '1 second', next_at = at + target_seconds * interval '1 second' FROM starts WHERE ticket_id = starts.id)
     UPDATE ticket SET created_at = at, due_at = at + interval '30 days' FROM starts WHERE ticket.id = starts.id RETURNING ticket.id`,
    [after, count, from, spreadMs],
  );
  return rows.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), after);
}

async function tidy(client) {
  // Statistics and hint bits as a database that lives has them.
  await client.query('VACUUM ANALYZE');
}
