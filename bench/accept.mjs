// Accepting tickets: through the store, over HTTP and over SMTP, against a bare statement that writes the same rows.
import { startChild } from './support/child.mjs';
import { CUSTOMERS, openBareWriter } from './support/bare-accept.mjs';
import { startPostgres, withClient } from './support/database.mjs';
import { startDesk } from './support/desk.mjs';
import { keepBusy } from './support/pace.mjs';
import { absolute, alternate, compare } from './support/ratio.mjs';
import { openStoreWriter } from './support/store-writer.mjs';

const CONNECTIONS = 16;
const MAIL_BYTES = 4000;
const MAILS_PER_SECOND = 250;

export async function bench({ quick, later }) {
  const postgres = await startPostgres();
  later(() => postgres.stop());
  const url = await postgres.database();
  const desk = await startDesk(url);
  later(() => desk.stop());
  const load = await startChild('./load-process.mjs');
  later(() => load.stop());
  const { key, team, inbox } = await desk.inside('./furnish.mjs', 'furnish', {});
  await withClient(url, (client) => client.query(CUSTOMERS));
  await desk.settle();
  const place = { connections: CONNECTIONS, inboxId: inbox, teamId: team };
  const time = { rounds: quick ? 5 : 9, seconds: quick ? 1 : 4 };
  return [
    await throughStore(await postgres.database(), { ...place, ...time }),
    ...(await throughHttp({ desk, load, url, key, ...place, ...time })),
    ...(await throughSmtp({ desk, load, url, ...time })),
  ];
}

/** On a database of its own: no application reads its log. */
async function throughStore(url, { connections, rounds, seconds, ...place }) {
  await withClient(url, (client) => client.query(CUSTOMERS));
  const [store, bare] = [await openStoreWriter(url, { connections, ...place }), await openBareWriter(url, { connections, ...place })];
  try {
    const rate = (writer) => async () => (await keepBusy({ lanes: connections, seconds, work: writer.write })).perSecond;
    const figures = await alternate({ rounds, subject: rate(store), baseline: rate(bare) });
    return compare({ what: `store ÷ bare CTE, ${connections} at once`, unit: 'tickets/s', figures, goal: { least: 0.7 } });
  } finally {
    await store.close();
    await bare.close();
  }
}

async function throughHttp({ desk, load, url, key, connections, rounds, seconds, inboxId, teamId }) {
  await load.call('openBare', { url, connections, inboxId, teamId });
  await load.call('openHttp', { port: new URL(desk.origin).port, connections });
  const [cpu, p99, settle] = [[], [], []];
  const subject = async (round) => {
    const before = await desk.cpuMs();
    const { perSecond, count, ...times } = await load.call('tickets', { key, seconds });
    const began = performance.now();
    await desk.settle();
    if (round < 0) return perSecond;
    settle.push(performance.now() - began);
    cpu.push(((await desk.cpuMs()) - before) / count);
    p99.push(times.p99);
    return perSecond;
  };
  const baseline = async () => {
    const { perSecond } = await load.call('bare', { seconds, connections });
    await desk.settle();
    return perSecond;
  };
  const figures = await alternate({ rounds, subject, baseline });
  await load.call('closeSockets');
  return [
    compare({ what: `POST /api/v1/tickets ÷ bare CTE, ${connections} connections, whole desk live`, unit: 'tickets/s', figures, goal: { least: 0.4 } }),
    absolute({ what: 'POST /api/v1/tickets, p99', unit: 'ms', values: p99 }),
    absolute({ what: 'server CPU a ticket, counters and clocks included', unit: 'CPU-ms', values: cpu }),
    absolute({ what: `readers of the log done, after ${seconds} s of load`, unit: 'ms', values: settle }),
  ];
}

async function throughSmtp({ desk, load, url, rounds, seconds }) {
  await load.call('openSmtp', { port: desk.smtpPort, connections: CONNECTIONS });
  const [accepted, ingested, cpu] = [[], [], []];
  for (let round = -1; round < rounds; round += 1) {
    const [before, began] = [await desk.cpuMs(), performance.now()];
    const { perSecond, count } = await load.call('mails', { seconds, bytes: MAIL_BYTES });
    await desk.settle();
    if (round < 0) continue;
    accepted.push(perSecond);
    ingested.push(count / ((performance.now() - began) / 1000));
    cpu.push(((await desk.cpuMs()) - before) / count);
  }
  await load.call('closeSockets');
  const lost = await withClient(url, async (client) => (await client.query("SELECT count(*)::int AS n FROM intake WHERE disposition IS DISTINCT FROM 'ticket'")).rows[0].n);
  if (lost > 0) throw new Error(`${lost} mails became no ticket`);
  return [
    absolute({ what: 'SMTP: mails accepted (250 after the commit)', unit: 'mails/s', values: accepted, goal: { least: MAILS_PER_SECOND } }),
    absolute({ what: 'SMTP: mail → ticket, counters and clocks, end to end', unit: 'mails/s', values: ingested, goal: { least: MAILS_PER_SECOND } }),
    absolute({ what: 'server CPU a mail, end to end', unit: 'CPU-ms', values: cpu }),
  ];
}
