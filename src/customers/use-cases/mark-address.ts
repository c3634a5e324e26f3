import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Marks an address undeliverable after a hard bounce we caused (B3), or well again. */
@Injectable()
export class MarkAddress {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(command: { address: string; state: 'ok' | 'undeliverable' }): Promise<void> {
    await this.unitOfWork.run((uow) => uow.query(`UPDATE customer_address SET state = $2 WHERE kind = 'email' AND value = $1`, [command.address, command.state]));
  }
}
