import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Clock } from '../../dist/platform/clock.js';
import { IdBlocks } from '../../dist/platform/database/id-blocks.js';
import { ReadRows } from '../../dist/platform/database/read-rows.js';
import { UnitOfWork } from '../../dist/platform/database/unit-of-work.js';
import { TicketWriteStore } from '../../dist/tickets/ticket-write.store.js';
import { messageReceived, ticketOpened } from '../../dist/tickets/tickets.events.js';
import { bareTicket } from './bare-accept.mjs';

/** The store's own accept: ids, events checked by their schemas, unit of work, one statement; without the application around it. */
export async function openStoreWriter(url, { connections, inboxId, teamId }) {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: connections, logging: false }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, { emit: () => undefined }, new Clock());
  const ids = new IdBlocks(new ReadRows(dataSource));
  const store = new TicketWriteStore();
  return {
    unitOfWork,
    store,
    async write(_lane, n) {
      const { subject, text, address, name } = bareTicket(n);
      const customerId = String(1 + (n % 1000));
      const [ticketId, messageId] = await Promise.all([ids.next('ticket'), ids.next('message')]);
      await unitOfWork.runSingle(async (uow) => {
        const about = { ticketId, customerId };
        uow.record({ ...about, event: ticketOpened, payload: { customerId, inboxId, teamId, channel: 'api', priority: 'normal', tags: [], origin: 'customer', tier: 'standard', messageId, relatedTicketId: null, clockless: false } });
        uow.record({ ...about, event: messageReceived, payload: { messageId, seq: 1, mailClass: 'human', automatic: false, matchedBy: null, otherSender: false, opened: true } });
        await store.open(uow, {
          id: ticketId, subject, status: 'new', priority: 2, channel: 'api', origin: 'customer', inboxId, customerId, teamId, assigneeId: null, scopeTeamIds: [teamId], locale: 'en',
          preview: text.slice(0, 160), waitingSince: uow.now, createdAt: uow.now, relatedTicketId: null,
        }, {
          id: messageId, seq: 1, createdAt: uow.now, direction: 'in', kind: 'message', authorType: 'customer', authorId: customerId, authorName: name, authorEmail: address, text,
        }, [{ address, role: 'requester' }], []);
      });
    },
    close: () => dataSource.destroy(),
  };
}
