import type { AgentContext } from '../identity/index.js';

export interface SurveyTicket {
  id: string;
  number: number;
  subject: string;
  status: string;
  resolutionNo: number;
  origin: string;
  customerId: string;
  locale: 'zh' | 'en';
  spam: boolean;
  humanReplies: number;
  customerMessages: number;
}

export interface SurveyContact {
  id: string;
  name: string;
  email: string | null;
  emailState: string;
  locale: string | null;
  optedOut: boolean;
}

/**
 * What surveys must know of tickets and people as they are now; bound in the application module. Null = there is none
 * (any more).
 */
export abstract class SurveyFacts {
  abstract ticket(id: string): Promise<SurveyTicket | null>;
  abstract contact(customerId: string): Promise<SurveyContact | null>;
  abstract mayRead(agent: AgentContext, ticketId: string): Promise<boolean>;

  /** Whether the address is a colleague's or one of our own inboxes (I4 `internal_person`). Override where it is known. */
  async isInternal(_address: string): Promise<boolean> {
    return false;
  }
}
