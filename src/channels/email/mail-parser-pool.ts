import { Worker } from 'node:worker_threads';
import type { ParsedMail, ParseMailOptions } from './parsed-mail.js';

/** The parser took longer than its limit; its worker was ended and the next mail gets a new one. */
export class MailParseTimeout extends Error {
  override readonly name = 'MailParseTimeout';
}

/** The parser's worker died, most likely over its memory limit. */
export class MailParseCrashed extends Error {
  override readonly name = 'MailParseCrashed';
}

export interface MailParserPoolOptions {
  timeoutMs?: number;
  maxOldSpaceMb?: number;
  /** The worker ends after this long without mail, to give its memory back. */
  idleMs?: number;
  /** Parse in this thread, without limits: for tests, which cannot load TypeScript in a worker. */
  inline?: boolean;
}

const START_MS = 10_000;

interface Job {
  raw: Buffer;
  options: ParseMailOptions;
  resolve(mail: ParsedMail): void;
  reject(error: Error): void;
}

/** Runs the parser in one lazily started worker thread with time and memory caps (rules I1, I11, P11). */
export class MailParserPool {
  private readonly timeoutMs: number;
  private readonly maxOldSpaceMb: number;
  private readonly idleMs: number;
  private readonly inline: boolean;
  private readonly queue: Job[] = [];
  private worker: Worker | null = null;
  private current: Job | null = null;
  private timer: NodeJS.Timeout | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private closed = false;
  private ready = false;
  private nextId = 1;

  constructor(opts: MailParserPoolOptions = {}) {
    this.timeoutMs = opts.timeoutMs ?? 4000;
    this.maxOldSpaceMb = opts.maxOldSpaceMb ?? 512;
    this.idleMs = opts.idleMs ?? 30_000;
    this.inline = opts.inline ?? false;
  }

  /** Parses one mail; rejects with MailParseTimeout or MailParseCrashed, after which the next mail goes on as usual. */
  async parse(raw: Buffer, options: ParseMailOptions = {}): Promise<ParsedMail> {
    if (this.closed) return Promise.reject(new MailParseCrashed('the parser pool is closed'));
    // Loaded only when needed: the server itself leaves parsing, and its libraries, to the worker thread.
    if (this.inline) return (await import('./parse-mail.js')).parseMail(raw, options);
    return new Promise((resolve, reject) => {
      this.queue.push({ raw, options, resolve, reject });
      this.next();
    });
  }

  /** Ends the worker; mails still waiting are rejected. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.queue.splice(0)) job.reject(new MailParseCrashed('the parser pool is closed'));
    this.settle((job) => job.reject(new MailParseCrashed('the parser pool is closed')));
    await this.endWorker();
  }

  private next(): void {
    if (this.current || this.closed) return;
    const job = this.queue.shift();
    if (!job) {
      this.waitIdle();
      return;
    }
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.current = job;
    const worker = (this.worker ??= this.start());
    worker.ref();
    // Loading the code of a fresh worker is not the mail's fault: its own time starts when the worker is ready.
    this.limit(worker, this.ready ? this.timeoutMs : START_MS + this.timeoutMs);
    const copy = new Uint8Array(job.raw); // the caller keeps its bytes; ours are moved
    worker.postMessage({ id: this.nextId++, raw: copy, options: job.options }, [copy.buffer]);
  }

  private limit(worker: Worker, milliseconds: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(worker, new MailParseTimeout(`parsing took more than ${this.timeoutMs} ms`)), milliseconds);
  }

  private start(): Worker {
    this.ready = false;
    const worker = new Worker(new URL('./parse-mail.worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: this.maxOldSpaceMb } });
    worker.on('message', (answer: { ready: true } | { mail: ParsedMail }) => {
      if (worker !== this.worker) return;
      if ('ready' in answer) {
        this.ready = true;
        if (this.current) this.limit(worker, this.timeoutMs);
        return;
      }
      for (const attachment of answer.mail.attachments) attachment.content = asBuffer(attachment.content);
      this.settle((job) => job.resolve(answer.mail));
      this.next();
    });
    worker.on('error', (error) => this.fail(worker, new MailParseCrashed(error.message)));
    worker.on('exit', (code) => this.fail(worker, new MailParseCrashed(`the parser ended with code ${code}`)));
    return worker;
  }

  private fail(worker: Worker, error: Error): void {
    if (worker !== this.worker) return;
    this.worker = null;
    void worker.terminate();
    this.settle((job) => job.reject(error));
    this.next();
  }

  private settle(how: (job: Job) => void): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const job = this.current;
    this.current = null;
    if (job) how(job);
  }

  private waitIdle(): void {
    this.worker?.unref(); // an idle parser keeps no process alive
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => void this.endWorker(), this.idleMs);
    this.idleTimer.unref();
  }

  private async endWorker(): Promise<void> {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }
}

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
