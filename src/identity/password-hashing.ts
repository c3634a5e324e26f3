import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { busy } from './identity.problems.js';

/** KiB and passes (L1). */
const MEMORY = 19 * 1024;
const PASSES = 2;
/** Of the four threads Node has for slow work one stays free for files and name look-ups. */
const AT_ONCE = 3;
/** About half a second of hashing; whoever comes after that is told to try again. */
const MAY_WAIT = 32;
/** Hash of nothing, with today's cost: verifying against it takes as long as against a real one (L4). */
const DUMMY = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${'c2FsdHNhbHRzYWx0c2FsdA'}$${'A'.repeat(43)}`;

/** Passwords in and out of their stored form, a few at a time: argon2 is slow and hungry on purpose. */
@Injectable()
export class PasswordHashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws 503 when too many wait already. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), { memoryCost: MEMORY, timeCost: PASSES, parallelism: 1 }));
  }

  /** False for a missing hash too, after the same work. Throws 503 when too many wait already. */
  verify(stored: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => (await verify(stored ?? DUMMY, password.normalize('NFKC'))) && stored !== null);
  }

  /** Whether a stored hash costs less than today's and should be made anew while the password is at hand. */
  isWeak(stored: string): boolean {
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(stored) ?? [];
    return Number(memory ?? 0) < MEMORY || Number(passes ?? 0) < PASSES;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MAY_WAIT) throw busy();
      // The place is handed over, not freed: nobody slips in between.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
