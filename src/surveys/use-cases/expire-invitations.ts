import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Ends unanswered invitations whose link has run out (I6, I7). The link itself stops working at the instant. */
@Injectable()
export class ExpireInvitations {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<void> {
    await this.unitOfWork.run((uow) =>
      uow.query(`UPDATE survey_invitation SET state = 'expired' WHERE state IN ('sent', 'delivered') AND expires_at <= $1`, [uow.now]),
    );
  }
}
