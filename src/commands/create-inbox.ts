import type { INestApplicationContext } from '@nestjs/common';
import { CreateInbox, Inboxes } from '../channels/index.js';
import { normaliseAddress } from '../customers/index.js';
import { CreateTeam, Teams } from '../identity/index.js';
import { shipDefaults } from './ship-defaults.js';
import { withApplication } from './with-application.js';

/** `deskbell inbox create`: the desk's first address, with everything it needs to keep promises about what arrives there. */
export async function runCreateInbox(options: { address: string; name: string; team: string; locale: string }): Promise<void> {
  await withApplication(async (app) => {
    const address = normaliseAddress(options.address);
    if (!address || (await app.get(Inboxes).byAddress(address))) {
      process.stderr.write(`--address ${options.address} ${address ? 'is an inbox already' : 'is not an e-mail address'}\n`);
      return 2;
    }
    const teamId = await teamNamed(app, options.team);
    await shipDefaults(app);
    const id = await app.get(CreateInbox).execute({ name: options.name, address, teamId, teamIds: [teamId], locale: options.locale === 'zh' ? 'zh' : 'en' });
    process.stdout.write(`Created inbox ${address} (id ${id}) for team ${options.team}\n`);
    return 0;
  });
}

async function teamNamed(app: INestApplicationContext, name: string): Promise<string> {
  const team = (await app.get(Teams).list()).find((one) => one.name === name);
  return team?.id ?? (await app.get(CreateTeam).execute({ name, escalation: false, agentIds: [] })).id;
}
