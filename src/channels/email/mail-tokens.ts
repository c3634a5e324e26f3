import { Injectable } from '@nestjs/common';
import { ServerKeys } from '../../platform/server-keys.js';
import { addressText, messageIdText, parseTokenAddress, parseTokenMessageId, tokenAddress, tokenMessageId, type AddressToken } from './reply-token.js';

const ADDRESS_KEY = 'mail-address';
const MESSAGE_ID_KEY = 'mail-message-id';

/** Makes and checks the signed addresses and Message-IDs that carry a thread (T2, T4, M3). */
@Injectable()
export class MailTokens {
  constructor(private readonly keys: ServerKeys) {}

  async replyAddress(inboxAddress: string, ticketId: string, customerId: string): Promise<string> {
    const mac = await this.keys.sign(ADDRESS_KEY, addressText('reply', ticketId, customerId));
    return tokenAddress(inboxAddress, { kind: 'reply', id: ticketId, recipient: customerId, mac });
  }

  async bounceAddress(inboxAddress: string, cause: string): Promise<string> {
    const mac = await this.keys.sign(ADDRESS_KEY, addressText('bounce', cause, '0'));
    return tokenAddress(inboxAddress, { kind: 'bounce', id: cause, recipient: '0', mac });
  }

  async messageId(ticketId: string, part: string, domain: string): Promise<string> {
    return tokenMessageId(ticketId, part, await this.keys.sign(MESSAGE_ID_KEY, messageIdText(ticketId, part)), domain);
  }

  /** First address whose token verifies (T3); a changed character is no token at all. */
  async findToken(addresses: string[], kind: AddressToken['kind']): Promise<AddressToken | null> {
    for (const address of addresses) {
      const token = parseTokenAddress(address);
      if (token?.kind === kind && (await this.keys.verify(ADDRESS_KEY, addressText(kind, token.id, token.recipient), token.mac))) return token;
    }
    return null;
  }

  /** Tickets of those ids that are ours and carry a valid MAC, in the order given. */
  async ownTickets(ids: string[]): Promise<string[]> {
    const tickets: string[] = [];
    for (const id of ids) {
      const token = parseTokenMessageId(id);
      if (token && (await this.keys.verify(MESSAGE_ID_KEY, messageIdText(token.ticketId, token.part), token.mac))) tickets.push(token.ticketId);
    }
    return tickets;
  }
}
