import { demoAgents, DEMO_PASSWORD } from './demo-people.js';

/** The first thing a newcomer reads: where to look, who to be, what to try. */
export function demoBanner(options: { baseUrl: string; smtpPort: number; traffic: boolean; outbox: boolean }): string {
  const people = ['supervisor', 'agent', 'administrator'].map((role) => demoAgents.find((agent) => agent.role === role)!);
  return [
    '',
    `  Deskbell is ready        ${options.baseUrl}`,
    '',
    ...people.map((agent) => `    ${agent.role.padEnd(14)} ${agent.email.padEnd(26)} ${agent.name}`),
    `    password       ${DEMO_PASSWORD}`,
    '',
    `  Send a first mail        to support@desk.example, SMTP 127.0.0.1:${options.smtpPort}, for example`,
    `    curl smtp://127.0.0.1:${options.smtpPort} --mail-from you@example.com --mail-rcpt support@desk.example -T mail.txt`,
    options.outbox ? `  Mails that would leave   ${options.baseUrl}/outbox (as administrator)` : '  Mails leave by           SMTP_URL',
    options.traffic ? '  Simulated customers write every few seconds.' : '  Simulated customers      npm run demo -- --traffic',
    '  Stop                     Ctrl-C; the data stays for the next start',
    '',
    '',
  ].join('\n');
}
