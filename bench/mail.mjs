// What the intake does with a mail of 20 KB, against mailparser's simpleParser, which only parses.
import { simpleParser } from 'mailparser';
import { parseMail } from '../dist/channels/email/parse-mail.js';
import { makeMail } from './support/mails.mjs';
import { absolute, alternate, compare } from './support/ratio.mjs';

const MOST_MS = 4;

export async function bench({ quick }) {
  const mails = Array.from({ length: quick ? 100 : 400 }, (_, seed) =>
    Buffer.from(makeMail({ seed, bytes: 20_000, from: `customer${seed}@mail.example`, to: 'support@desk.example', quoted: seed % 2 === 0 })));
  const cpuMs = async (work) => {
    const began = process.cpuUsage();
    for (const mail of mails) await work(mail);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / mails.length;
  };
  const [first] = mails;
  if ((await parseMail(first)).visibleText === '') throw new Error('the generated mail has no text');
  const figures = await alternate({
    rounds: quick ? 5 : 11,
    subject: () => cpuMs((mail) => parseMail(mail, { ownAddresses: ['support@desk.example'] })),
    baseline: () => cpuMs((mail) => simpleParser(mail)),
  });
  return [
    compare({ what: `parse, classify, trim and clean (${Math.round(first.length / 1024)} KB) ÷ simpleParser`, unit: 'CPU-ms', figures }),
    absolute({ what: 'parse, classify, trim and clean', unit: 'CPU-ms', values: figures.subject, goal: { most: MOST_MS } }),
  ];
}
