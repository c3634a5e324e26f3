// Promises on a clock: how late a breach is found, how fast many at once fire, what moving one costs.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { fallDue, fillClocks } from './support/dataset.mjs';
import { startPostgres, withClient } from './support/database.mjs';
import { startDesk } from './support/desk.mjs';
import { absolute, alternate, compare, percentile } from './support/ratio.mjs';

const BATCH = 500;
const INSIDE = './inside-clocks.mjs';
/** The bulk change of a ticket's promises takes its time, and alarms are set before they ring. */
const LEAD_MS = 2000;
const LONGEST_MS = 60_000;

export async function bench({ quick, later }) {
  const size = quick ? { tickets: 50_000, late: 400, spreadMs: 5000, atOnce: 2000, rounds: 5 } : { tickets: 500_000, late: 4000, spreadMs: 30_000, atOnce: 20_000, rounds: 5 };
  const postgres = await startPostgres();
  later(() => postgres.stop());
  const url = await postgres.database();
  const place = await withDesk(url, (desk) => desk.inside('./furnish.mjs', 'furnish', {}));
  await fillClocks(url, { tickets: size.tickets, teamId: place.team, inboxId: place.inbox, policyId: place.policyId });
  const desk = await startDesk(url);
  later(() => desk.stop());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  later(() => client.end());
  const dial = { client, desk, after: '0' };
  return [...(await lateness(dial, size)), ...(await manyAtOnce(dial, size)), ...(await moving(dial, quick))];
}

async function withDesk(url, work) {
  const desk = await startDesk(url);
  try {
    return await work(desk);
  } finally {
    await desk.stop();
  }
}

/** Makes `count` first answers fall due and waits until each is told of; answers the events, and when the last was seen. */
async function ring(dial, { count, spreadMs }) {
  const from = Date.now() + LEAD_MS + count / 4;
  const first = await lastEvent(dial.client);
  dial.after = await fallDue(dial.client, { after: dial.after, count, from, spreadMs });
  await dial.desk.inside(INSIDE, 'setAlarms', { from, spreadMs });
  const ready = Date.now();
  if (ready > from) throw new Error(`the promises were moved ${ready - from} ms too late`);
  await pause(from - ready);
  const breaches = [];
  for (let last = first; breaches.length < count; await pause(20)) {
    if (Date.now() > from + spreadMs + LONGEST_MS) throw new Error(`only ${breaches.length} of ${count} breaches were found`);
    const { rows } = await dial.client.query(`SELECT id, payload FROM event WHERE id > $1 AND name = 'sla.breached' ORDER BY id`, [last]);
    const seenAt = Date.now();
    for (const { id, payload } of rows) {
      breaches.push({ detected: Date.parse(payload.detectedAt) - Date.parse(payload.breachedAt), seen: seenAt - Date.parse(payload.breachedAt) });
      last = id;
    }
  }
  return { breaches, ms: Date.now() - from };
}

const lastEvent = async (client) => (await client.query('SELECT coalesce(max(id), 0) AS id FROM event')).rows[0].id;

async function lateness(dial, { tickets, late, spreadMs }) {
  const { breaches } = await ring(dial, { count: late, spreadMs });
  const of = (key, share) => percentile(breaches.map((breach) => breach[key]), share);
  const pending = `${(tickets * 2) / 1000}k pending, ${late} due within ${spreadMs / 1000} s`;
  return [
    absolute({ what: `due → detected, p99; ${pending}`, unit: 'ms', values: [of('detected', 0.99)], goal: { most: 1000 } }),
    absolute({ what: 'due → committed and seen by a poll of 20 ms, p50', unit: 'ms', values: [of('seen', 0.5)] }),
    absolute({ what: 'due → committed and seen by a poll of 20 ms, p99', unit: 'ms', values: [of('seen', 0.99)], goal: { most: 1000 } }),
  ];
}

async function manyAtOnce(dial, { atOnce, rounds }) {
  const cpu = [];
  const subject = async () => {
    const before = await dial.desk.cpuMs();
    const { ms } = await ring(dial, { count: atOnce, spreadMs: 1000 });
    cpu.push(((await dial.desk.cpuMs()) - before) / atOnce);
    await dial.desk.settle();
    return ms - 1000; // the last one falls due a second after the first
  };
  const figures = await alternate({ rounds, warmUp: false, subject, baseline: () => rawUpdate(dial.client, atOnce) });
  return [
    compare({ what: `${atOnce} due within one second: last due → all fired ÷ raw UPDATE in batches of ${BATCH}`, unit: 'ms', figures, goal: { most: 2 } }),
    absolute({ what: 'server CPU a breach until all have fired', unit: 'CPU-ms', values: cpu }),
  ];
}

/** The same number of clock rows marked in batches, and nothing else: no event, no due time, no proof that it happens once. */
async function rawUpdate(client, count) {
  const began = performance.now();
  for (let done = 0; done < count; done += BATCH) {
    await client.query(
      `UPDATE sla_clock SET next_kind = 'due', version = version + 1 WHERE id IN (SELECT id FROM sla_clock WHERE metric = 'resolution' AND next_at > now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [Math.min(BATCH, count - done)],
    );
  }
  return performance.now() - began;
}

async function moving({ client, desk, after }, quick) {
  const { rows } = await client.query('SELECT id FROM ticket WHERE id > $1 ORDER BY id LIMIT 5000', [after]);
  const argument = { lanes: 8, seconds: quick ? 0.6 : 3, ticketIds: rows.map(({ id }) => id) };
  const rounds = quick ? 5 : 9;
  const baseline = () => desk.inside(INSIDE, 'changeTickets', argument);
  const moved = await alternate({ rounds, subject: () => desk.inside(INSIDE, 'moveClocks', argument), baseline });
  const whole = await alternate({ rounds, subject: () => desk.inside(INSIDE, 'recompute', argument), baseline });
  return [
    compare({ what: 'moving a clock (its row) ÷ the ticket update alone, 8 at once', unit: 'a second', figures: moved, goal: { least: 0.7 } }),
    compare({ what: 'computing a ticket’s clocks from its history ÷ the ticket update alone', unit: 'a second', figures: whole }),
  ];
}
