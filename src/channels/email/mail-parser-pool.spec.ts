import { describe, expect, it } from '@jest/globals';
import { MailParseCrashed, MailParserPool } from './mail-parser-pool.js';
import { runMailParse } from './parse-mail.cli.js';

describe('I1 the parser pool', () => {
  it('I1 parses inline where no worker can load', async () => {
    const pool = new MailParserPool({ inline: true });
    expect((await pool.parse(Buffer.from('Subject: hi\n\nx'), {})).subject).toBe('hi');
    await pool.close();
    await expect(pool.parse(Buffer.from('x'))).rejects.toBeInstanceOf(MailParseCrashed);
  });
});

describe('P9 the command line', () => {
  it('P9 a missing file is told and gives 2', async () => {
    const err: string[] = [];
    const status = await runMailParse(['/nowhere/at/all.eml'], { write: () => true }, { write: (text) => err.push(text) });
    expect(status).toBe(2);
    expect(err.join('')).toContain('/nowhere/at/all.eml');
  });
});
