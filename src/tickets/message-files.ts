import { Injectable } from '@nestjs/common';
import { create } from 'content-disposition';
import { Readable } from 'node:stream';
import type { AgentContext } from '../identity/index.js';
import { notFound } from '../platform/http/problem.js';
import { FileStorage } from '../platform/storage/file-storage.js';
import { bitmapType, MARK_BYTES } from './bitmap-type.js';
import { FRAME_IMAGE_BYTES, frameDocument, namedContentIds, withInlineImages } from './message-frame.js';
import { VisibleTickets, type FileFact } from './ticket-visible.queries.js';

export interface ServedFile {
  headers: Record<string, string>;
  body: Readable;
}

/** Bytes that hang on messages: files as streams, and the HTML of a mail as a document with its pictures in it. */
@Injectable()
export class MessageFiles {
  constructor(
    private readonly visible: VisibleTickets,
    private readonly storage: FileStorage,
  ) {}

  /** Throws 404 for a file that is unknown, foreign, or whose bytes are gone (U3). */
  async open(agent: AgentContext, id: string): Promise<ServedFile> {
    const file = await this.visible.file(agent, id);
    const { start, body } = await peek(await this.storage.stream(file.storageKey).catch(missing));
    const bitmap = bitmapType(start);
    return {
      body,
      headers: {
        'content-type': bitmap ?? 'application/octet-stream',
        'content-length': String(file.size),
        'content-disposition': create(file.name, { type: bitmap ? 'inline' : 'attachment' }),
      },
    };
  }

  /** Throws 404 for a message that is unknown, foreign or plain text. */
  async frame(agent: AgentContext, messageId: string): Promise<string> {
    const { html } = await this.visible.messageBody(agent, messageId);
    if (html === null) throw notFound();
    const wanted = namedContentIds(html);
    const files = wanted.size === 0 ? [] : (await this.visible.filesNamedBy(messageId)).filter((file) => wanted.has(bare(file.contentId)));
    return frameDocument(withInlineImages(html, await this.images(files)));
  }

  private async images(files: FileFact[]): Promise<Map<string, { type: string; bytes: Buffer }>> {
    const images = new Map<string, { type: string; bytes: Buffer }>();
    let left = FRAME_IMAGE_BYTES;
    for (const file of files) {
      if (file.size > left || images.has(bare(file.contentId))) continue;
      const bytes = await this.storage.get(file.storageKey).catch(() => null);
      const type = bytes && bitmapType(bytes);
      if (!bytes || !type) continue;
      left -= bytes.length;
      images.set(bare(file.contentId), { type, bytes });
    }
    return images;
  }
}

const bare = (contentId: string | null): string => (contentId ?? '').replace(/^<|>$/g, '');

/** The row is there and the file is not: for the reader the same as no file. */
function missing(): never {
  throw notFound();
}

/** Looks at the first bytes of a stream and gives it back whole. */
async function peek(stream: Readable): Promise<{ start: Buffer; body: Readable }> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const seen: Buffer[] = [];
  let length = 0;
  while (length < MARK_BYTES) {
    const { value, done } = await chunks.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  const start = Buffer.concat(seen);
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      if (start.length > 0) yield start;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      // A reader that hangs up leaves no open file behind.
      stream.destroy();
    }
  }
  return { start, body: Readable.from(whole(), { objectMode: false }) };
}
