import { Injectable } from '@nestjs/common';
import { ServerKeys } from '../../platform/server-keys.js';

export const LOOP_HEADER = 'X-Deskbell-Loop';

/** The value our outgoing mail carries in X-Deskbell-Loop: the same for every process of this installation (L5). */
@Injectable()
export class LoopMark {
  constructor(private readonly keys: ServerKeys) {}

  async value(): Promise<string> {
    return (await this.keys.sign('mail-loop', 'instance')).subarray(0, 12).toString('hex');
  }
}
