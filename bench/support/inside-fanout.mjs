// Runs inside the desk's process: changes of tickets at a steady rate, and the moment each frame is handed to Socket.IO.
import { UnitOfWork } from '../../dist/platform/database/unit-of-work.js';
import { ReadRows } from '../../dist/platform/database/read-rows.js';
import { WatchGroups } from '../../dist/realtime/watch-groups.js';
import { ticketChanged } from '../../dist/tickets/tickets.events.js';
import { atRate, nowMs } from './steady.mjs';

const emitted = new Map();

/** Notes when each view frame leaves, by the position it ends at. */
export function noteFrames(app) {
  const groups = app.get(WatchGroups, { strict: false });
  const send = groups.send.bind(groups);
  groups.send = (group, frame) => {
    if (frame.up?.length > 0) emitted.set(frame.to, nowMs());
    send(group, frame);
  };
}

/** One change after another, whether or not the last one is through; its tag says when it began. */
export async function changeTickets(app, { perSecond, seconds }) {
  emitted.clear();
  const tickets = await app.get(ReadRows).all('SELECT id FROM ticket WHERE live ORDER BY id LIMIT 500');
  await atRate(perSecond, seconds, (n) => app.get(UnitOfWork).run(async (uow) => {
    const { id } = tickets[n % tickets.length];
    const tags = [`at${nowMs()}`];
    await uow.query('UPDATE ticket SET tags = $2, version = version + 1 WHERE id = $1', [id, tags]);
    uow.record({ event: ticketChanged, ticketId: id, payload: { tags: { from: [], to: tags } } });
  }));
  return [...emitted];
}
