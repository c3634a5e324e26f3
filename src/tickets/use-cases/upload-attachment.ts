import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AgentContext } from '../../identity/index.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStorage } from '../../platform/storage/file-storage.js';
import { storable } from '../ticket-record.js';

/** Keeps a file an agent is about to send; it belongs to him until a message uses it. Answers its id. */
@Injectable()
export class UploadAttachment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: FileStorage,
  ) {}

  async execute(agent: AgentContext, file: { name: string; type: string; content: Buffer }): Promise<{ id: string; name: string; type: string; size: number }> {
    const storageKey = await this.storage.put(file.content);
    const name = storable(file.name).replace(/[\r\n/\\]/g, '_').slice(0, 200) || 'file';
    return this.unitOfWork.run(async (uow) => {
      const [row] = await uow.query<{ id: string }>(
        'INSERT INTO attachment (uploaded_by, storage_key, name, type, size, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id',
        [agent.id, storageKey, name, file.type, file.content.length, createHash('sha256').update(file.content).digest('hex'), uow.now],
      );
      return { id: row!.id, name, type: file.type, size: file.content.length };
    });
  }
}
