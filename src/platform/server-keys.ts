import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReadRows } from './database/read-rows.js';

interface Key {
  id: number;
  secret: Buffer;
}

/** Signing keys the server makes for itself, one purpose each; old ones go on verifying after a rotation (M3). */
@Injectable()
export class ServerKeys {
  private readonly cache = new Map<string, Promise<Key[]>>();

  constructor(private readonly rows: ReadRows) {}

  /** HMAC-SHA256 of `text` under the newest key of `purpose`. */
  async sign(purpose: string, text: string): Promise<Buffer> {
    const keys = await this.keys(purpose);
    return mac(keys[0]!.secret, text);
  }

  /** Whether `given` is the MAC of `text` (first `given.length` bytes, at least 16) under any key of `purpose`. */
  async verify(purpose: string, text: string, given: Buffer): Promise<boolean> {
    if (given.length < 16 || given.length > 32) return false;
    const keys = await this.keys(purpose);
    return keys.some((key) => timingSafeEqual(mac(key.secret, text).subarray(0, given.length), given));
  }

  private keys(purpose: string): Promise<Key[]> {
    let keys = this.cache.get(purpose);
    if (!keys) {
      keys = this.load(purpose);
      keys.catch(() => this.cache.delete(purpose));
      this.cache.set(purpose, keys);
    }
    return keys;
  }

  private async load(purpose: string): Promise<Key[]> {
    // Two processes that start at once must end with the same key: only the one that finds none inserts.
    await this.rows.all(
      `INSERT INTO server_key (purpose, secret) SELECT $1, $2
       WHERE NOT EXISTS (SELECT FROM server_key WHERE purpose = $1) AND pg_advisory_xact_lock(hashtext('server_key')) IS NOT NULL`,
      [purpose, randomBytes(32)],
    );
    const rows = await this.rows.all<Key>('SELECT id, secret FROM server_key WHERE purpose = $1 ORDER BY id', [purpose]);
    // Lowest id first in case two were inserted before either saw the other: both processes then choose the same.
    return rows;
  }
}

const mac = (secret: Buffer, text: string) => createHmac('sha256', secret).update(text).digest();
