import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Uow } from '../../platform/database/unit-of-work.js';
import { nameFromAddress } from '../email-address.js';

export interface RecognisedCustomer {
  id: string;
  name: string;
  tier: string;
  isNew: boolean;
}

/** The customer behind an e-mail address, made on first contact. `address` is normalised already (`normaliseAddress`). */
@Injectable()
export class RecogniseCustomer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(command: { address: string; name: string; locale: 'zh' | 'en' }): Promise<RecognisedCustomer> {
    // Most people have written before: one read, no transaction of its own.
    const known = await this.unitOfWork.runSingle((uow) => this.find(uow, command.address));
    return known ?? this.unitOfWork.run((uow) => this.create(uow, command));
  }

  private async find(uow: Uow, address: string): Promise<RecognisedCustomer | null> {
    const [row] = await uow.query<RecognisedCustomer>(
      `SELECT c.id, c.name, c.tier, false AS "isNew" FROM customer_address a JOIN customer c ON c.id = a.customer_id WHERE a.kind = 'email' AND a.value = $1`,
      [address],
    );
    return row ?? null;
  }

  private async create(uow: Uow, command: { address: string; name: string; locale: string }): Promise<RecognisedCustomer> {
    const name = command.name.trim().slice(0, 200) || nameFromAddress(command.address);
    const [customer] = await uow.query<RecognisedCustomer>(
      'INSERT INTO customer (name, locale, created_at) VALUES ($1, $2, $3) RETURNING id, name, tier, true AS "isNew"',
      [name, command.locale, uow.now],
    );
    const won = await uow.query(`INSERT INTO customer_address (customer_id, kind, value) VALUES ($1, 'email', $2) ON CONFLICT DO NOTHING RETURNING id`, [customer!.id, command.address]);
    if (won.length > 0) return customer!;
    // Two first mails of one person at once: the other transaction's row won, ours is taken back.
    await uow.query('DELETE FROM customer WHERE id = $1', [customer!.id]);
    return (await this.find(uow, command.address))!;
  }
}
