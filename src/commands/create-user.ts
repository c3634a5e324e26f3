import { text } from 'node:stream/consumers';
import { CreateAgent, Teams } from '../identity/index.js';
import { ProblemError } from '../platform/http/problem.js';
import { withApplication } from './with-application.js';

/** `deskbell user create`: exit 0 and the id, or exit 2 and what is wrong with each field. */
export async function runCreateUser(options: { email: string; name: string; role: string; team?: string; password?: string }): Promise<void> {
  const password = options.password ?? (await text(process.stdin)).trim();
  await withApplication(async (app) => {
    const team = (await app.get(Teams).list()).find((one) => one.name === options.team);
    if (options.team !== undefined && !team) {
      process.stderr.write(`there is no team named ${options.team}\n`);
      return 2;
    }
    try {
      const created = await app.get(CreateAgent).execute({ email: options.email, name: options.name, role: options.role as never, password, teamIds: team ? [team.id] : [] });
      process.stdout.write(`Created ${options.role} ${options.email} (id ${created.id})\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      process.stderr.write(`${error.message}\n${(error.extra.errors ?? []).map((one) => `  ${one.pointer} ${one.detail}\n`).join('')}`);
      return 2;
    }
  });
}
