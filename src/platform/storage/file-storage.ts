import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { uuidv7 } from '../ids.js';

/** Where bytes too large for a row live. Keys are random and made here: a given name never touches the disk (U1). */
export abstract class FileStorage {
  /** Durable when it resolves: the row that names the key may be committed after it, never before. */
  abstract put(bytes: Buffer): Promise<string>;
  abstract get(key: string): Promise<Buffer>;
  abstract stream(key: string): Promise<Readable>;
  abstract remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

@Injectable()
export class DiskStorage extends FileStorage {
  private readonly root: string;

  constructor(config: AppConfig) {
    super();
    this.root = path.join(config.dataDir, 'files');
  }

  async put(bytes: Buffer): Promise<string> {
    const id = uuidv7();
    // The last two digits are random, the first are the time: this spreads files over 256 folders.
    const key = `${id.slice(-2)}/${id}`;
    const file = this.file(key);
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(`${file}.part`, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
    return key;
  }

  get(key: string): Promise<Buffer> {
    return readFile(this.file(key));
  }

  async stream(key: string): Promise<Readable> {
    const file = this.file(key);
    await stat(file);
    return createReadStream(file);
  }

  async remove(key: string): Promise<void> {
    await unlink(this.file(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  private file(key: string): string {
    if (!KEY.test(key)) throw new Error('not a storage key');
    return path.join(this.root, key);
  }
}
