import { parentPort } from 'node:worker_threads';
import { parseMail } from './parse-mail.js';
import type { ParseMailOptions } from './parsed-mail.js';

export interface ParseRequest {
  id: number;
  raw: Uint8Array;
  options: ParseMailOptions;
}

parentPort?.postMessage({ ready: true });

// One mail at a time; the pool sends the next only after the answer, so a poisonous one cannot hold a queue in here.
parentPort?.on('message', (request: ParseRequest) => {
  void parseMail(Buffer.from(request.raw.buffer, request.raw.byteOffset, request.raw.byteLength), request.options).then((mail) => {
    const transfer: ArrayBuffer[] = [];
    for (const attachment of mail.attachments) {
      // A slice of a larger buffer is copied once, so that it can be moved instead of cloned.
      const own = attachment.content.byteLength === attachment.content.buffer.byteLength ? attachment.content : Buffer.from(new Uint8Array(attachment.content).buffer);
      attachment.content = own;
      transfer.push(own.buffer as ArrayBuffer);
    }
    parentPort!.postMessage({ id: request.id, mail }, [...new Set(transfer)]);
  });
});
