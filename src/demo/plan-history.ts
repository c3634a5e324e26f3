import { demoConversations, type DemoConversation } from './demo-conversations.js';
import { demoCustomers } from './demo-people.js';

export type DemoCustomerStep = { at: Date; ticket: number; kind: 'open' | 'customer'; text: string };
export type DemoStep =
  | DemoCustomerStep
  | { at: Date; ticket: number; kind: 'agent'; text: string; agent: number }
  | { at: Date; ticket: number; kind: 'note'; text: string; agent: number }
  | { at: Date; ticket: number; kind: 'resolve' | 'pending'; agent: number }
  | { at: Date; ticket: number; kind: 'tag'; tags: string[]; priority: 'low' | 'normal' | 'high'; agent: number };

export interface DemoTicketPlan {
  conversation: DemoConversation;
  customer: (typeof demoCustomers)[number];
  steps: DemoStep[];
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAYS = 21;

/** mulberry32: the same desk at every first start, so that a screenshot or a bug report can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 200 tickets of the last three weeks, office hours mostly; the newest 40 are still in work. Pure. */
export function planHistory(now: Date, count = 200): DemoTicketPlan[] {
  const random = randomFrom(20_261_120);
  return Array.from({ length: count }, (_, ticket) => {
    const fresh = ticket >= count - 40;
    const conversation = demoConversations[Math.floor(random() * demoConversations.length)]!;
    const speakers = demoCustomers.filter((customer) => customer.zh === conversation.zh);
    const customer = speakers[Math.floor(random() * speakers.length)]!;
    const ageHours = fresh ? (count - ticket) * 0.55 * random() + 0.1 : 24 + (DAYS * 24 - 24) * (1 - ticket / count) * (0.7 + 0.3 * random());
    return { conversation, customer, steps: planSteps({ ticket, conversation, fresh, now, start: new Date(now.getTime() - ageHours * HOUR_MS), random }) };
  });
}

function planSteps({ ticket, conversation, fresh, now, start, random }: { ticket: number; conversation: DemoConversation; fresh: boolean; now: Date; start: Date; random: () => number }): DemoStep[] {
  const agent = Math.floor(random() * 3);
  const turns = fresh ? conversation.turns.slice(0, 1 + Math.floor(random() * Math.min(3, conversation.turns.length))) : conversation.turns;
  const steps: DemoStep[] = [];
  let at = start;
  const later = (minutes: number) => (at = new Date(at.getTime() + minutes * MINUTE_MS));
  turns.forEach((text, turn) => {
    if (turn === 0) {
      steps.push({ at, ticket, kind: 'open', text });
      if (random() < 0.7) steps.push({ at: later(2), ticket, kind: 'tag', tags: conversation.tags, priority: (['low', 'normal', 'normal', 'high'] as const)[Math.floor(random() * 4)]!, agent });
      return;
    }
    later(6 + random() * 50);
    steps.push(turn % 2 === 1 ? { at, ticket, kind: 'agent', text, agent } : { at, ticket, kind: 'customer', text });
    if (turn === 1 && random() < 0.25) steps.push({ at: later(3), ticket, kind: 'note', text: conversation.zh ? '已电话联系相关岗位,等回复。' : 'Called the back office, waiting for their answer.', agent });
  });
  const answered = turns.length > 1;
  if (!fresh) steps.push({ at: later(20 + random() * 120), ticket, kind: 'resolve', agent });
  else if (answered && random() < 0.3) steps.push({ at: later(5), ticket, kind: 'pending', agent });
  return steps.filter((step) => step.at < now);
}
