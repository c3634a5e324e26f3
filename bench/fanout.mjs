// Telling many consoles what changed, against a Socket.IO server that has nothing else to do.
import { startChild } from './support/child.mjs';
import { fillTickets } from './support/dataset.mjs';
import { startPostgres } from './support/database.mjs';
import { startDesk } from './support/desk.mjs';
import { absolute, alternate, compare, median } from './support/ratio.mjs';

const INSIDE = './inside-fanout.mjs';
/** What one core can send beside everything else that runs here: the naive server is measured no faster and scaled. */
const NAIVE_SENDS = 15_000;
const MOST_KIB = 60;

export async function bench({ quick, later }) {
  const size = quick ? { agents: 200, perSecond: 100, seconds: 1.5, rounds: 5 } : { agents: 1000, perSecond: 1000, seconds: 5, rounds: 9 };
  const { desk, sessions } = await prepare(size.agents, later);
  const bare = await startChild('./bare-sockets-process.mjs');
  later(() => bare.stop());
  const screens = await startChild('./sockets-process.mjs');
  later(() => screens.stop());

  const work = { perSecond: size.perSecond, seconds: size.seconds };
  const quiet = [];
  for (let n = -2; n < 3; n += 1) {
    const cpu = await cpuDuring(desk.cpuMs, async () => desk.inside(INSIDE, 'changeTickets', work).then(desk.settle));
    if (n >= 0) quiet.push(cpu);
  }
  const before = await desk.memoryKib();
  await screens.call('connect', { name: 'desk', origin: desk.origin, count: size.agents, sessions });
  const kib = ((await desk.memoryKib()) - before) / size.agents;
  await screens.call('connect', { name: 'bare', origin: await bare.call('start'), count: size.agents });

  const found = await measure({ desk, bare, screens, size, work, quiet: median(quiet) });
  const label = `${size.agents} consoles, ${size.perSecond} changes/s`;
  return [
    compare({ what: `frame emitted → at every console, p99; ${label} ÷ bare Socket.IO, same frames`, unit: 'ms', figures: found.send, goal: { most: 1.2 } }),
    absolute({ what: 'change begun → on every screen, p50', unit: 'ms', values: found.screenP50 }),
    absolute({ what: 'change begun → on every screen, p99', unit: 'ms', values: found.screenP99, goal: { most: 120 } }),
    compare({ what: `CPU an agent and second at ${size.perSecond} changes/s ÷ each change to each agent (measured at ${naiveRate(size)}/s, scaled)`, unit: 'CPU-ms', figures: found.cpu, goal: quick ? undefined : { most: 0.1 } }),
    absolute({ what: 'frames a second to each console', unit: '', values: found.frames }),
    absolute({ what: 'memory a console', unit: 'KiB', values: [kib], goal: { most: MOST_KIB } }),
  ];
}

async function prepare(agents, later) {
  const postgres = await startPostgres();
  later(() => postgres.stop());
  const url = await postgres.database();
  const desk = await startDesk(url, { execArgv: ['--expose-gc'], env: { BASE_URL: 'http://localhost' } });
  later(() => desk.stop());
  const { sessions, team, inbox, admin } = await desk.inside('./furnish.mjs', 'furnish', { agents: Math.ceil(agents / 20) });
  await desk.settle();
  await fillTickets(url, { count: 10_000, teamId: team, inboxId: inbox, agentIds: [admin] });
  await desk.inside(INSIDE, 'noteFrames');
  return { desk, sessions };
}

const naiveRate = ({ agents, perSecond }) => Math.min(perSecond, Math.round(NAIVE_SENDS / agents));

async function cpuDuring(cpuMs, work) {
  const before = await cpuMs();
  await work();
  return (await cpuMs()) - before;
}

async function measure({ desk, bare, screens, size, work, quiet }) {
  const found = { send: { subject: [], baseline: [] }, cpu: { subject: [], baseline: [] }, screenP50: [], screenP99: [], frames: [] };
  const bareCpu = () => bare.call('cpuMs');
  let frame = null;
  let rate = 0;
  const subject = async (round) => {
    let emitted = [];
    const cpu = await cpuDuring(desk.cpuMs, async () => {
      emitted = await desk.inside(INSIDE, 'changeTickets', work);
      await desk.settle();
    });
    const arrived = await screens.call('arrived', { name: 'desk', emitted });
    if (arrived.count < emitted.length * size.agents) throw new Error(`${arrived.count} of ${emitted.length * size.agents} frames arrived`);
    frame = arrived.frame;
    rate = Math.max(1, Math.round(emitted.length / size.seconds));
    if (round >= 0) {
      found.screenP50.push(arrived.screenP50);
      found.screenP99.push(arrived.screenP99);
      found.frames.push(rate);
    }
    return { p99: arrived.sendP99, cpu: Math.max(0, cpu - quiet) / size.agents / size.seconds };
  };
  const baseline = async () => {
    const emitted = await bare.call('emit', { frame, perSecond: rate, seconds: size.seconds });
    const { sendP99 } = await screens.call('arrived', { name: 'bare', emitted });
    const perSecond = naiveRate(size);
    const single = { ...frame, up: frame.up.slice(0, 1) };
    const cpu = await cpuDuring(bareCpu, () => bare.call('emit', { frame: single, perSecond, seconds: size.seconds }));
    await screens.call('arrived', { name: 'bare', emitted: [] });
    return { p99: sendP99, cpu: (cpu / size.agents / size.seconds) * (size.perSecond / perSecond) };
  };
  await subject(-1); // a first frame, for the bare server to send
  const figures = await alternate({ rounds: size.rounds, subject, baseline });
  for (const side of ['subject', 'baseline']) {
    found.send[side] = figures[side].map(({ p99 }) => p99);
    found.cpu[side] = figures[side].map(({ cpu }) => cpu);
  }
  return found;
}
