import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileStorage } from '../../platform/storage/file-storage.js';
import type { StoredAttachment } from '../../tickets/index.js';
import type { MailAttachment } from '../email/parsed-mail.js';

/** Puts a mail's files into storage before the rows that name them; one that no row names in the end is swept as orphan. */
@Injectable()
export class StoreAttachments {
  constructor(private readonly storage: FileStorage) {}

  async execute(files: MailAttachment[]): Promise<StoredAttachment[]> {
    const stored: StoredAttachment[] = [];
    for (const file of files) {
      const content = Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength);
      stored.push({
        storageKey: await this.storage.put(content), name: file.name, type: file.type, size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'), inline: file.inline, contentId: file.contentId,
      });
    }
    return stored;
  }
}
