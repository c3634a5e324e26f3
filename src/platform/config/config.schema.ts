import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const optionalText = z.string().trim().min(1).optional();

/**
 * The whole environment Deskbell reads, one line a variable; `.describe` texts become `.env.example`.
 * Ports may be 0 in tests: the system then picks a free one.
 */
export const environmentSchema = z.object({
  PORT: port(3000).describe('HTTP port of the console, the API and the public pages'),
  HOST: z.string().default('127.0.0.1').describe('Address the HTTP server listens on; 0.0.0.0 in a container'),
  BASE_URL: z.url().optional().describe('Address customers and agents reach Deskbell at; every link in a mail starts with it'),
  DATABASE_URL: z.url().optional().describe('PostgreSQL 18; without it Deskbell runs one of its own under DATA_DIR'),
  DATABASE_POOL: z.coerce.number().int().min(4).max(200).default(20).describe('Connections to PostgreSQL for requests and subscriptions'),
  REDIS_URL: z.url().optional().describe('Redis 7 for the job queue; without it the queue lives in PostgreSQL'),
  DATA_DIR: z.string().default('./data').describe('Files: embedded database, attachments, unsent mail'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('What this process runs: all, web (HTTP, sockets, SMTP intake) or worker (log, jobs)'),
  SMTP_URL: z.url().optional().describe('Server that sends our mail, smtp://user:password@host:587; without it mails are files in DATA_DIR/outbox'),
  SMTP_LISTEN_HOST: z.string().default('127.0.0.1').describe('Address the SMTP intake listens on'),
  SMTP_LISTEN_PORT: port(2525).describe('Port the SMTP intake listens on'),
  MAIL_MAX_MB: z.coerce.number().int().min(1).max(200).default(50).describe('Largest mail taken in, in megabytes'),
  UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(200).default(25).describe('Largest attachment an agent may upload, in megabytes'),
  DESKBELL_ADMIN_EMAIL: z.email().optional().describe('First administrator, made only while there is no agent at all'),
  DESKBELL_ADMIN_PASSWORD: z.string().min(12).optional().describe('Password of the first administrator, 12 characters or more'),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('log').describe('Least severe line that is logged'),
  TRUSTED_PROXIES: optionalText.describe('Comma-separated addresses of reverse proxies whose X-Forwarded-* is believed'),
});

export type Environment = z.infer<typeof environmentSchema>;
