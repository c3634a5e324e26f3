import { openDatabase, startApplication } from './application.js';
import { SmtpReceiver } from './channels/index.js';
import { MailTransport } from './channels/email/mail-transport.js';
import { demoBanner } from './demo/banner.js';
import { seedDemo } from './demo/seed.js';
import { simulateTraffic } from './demo/traffic.js';
import { AppConfig } from './platform/config/app-config.js';
import { closeOnSignal, environmentOrExit, failStart } from './process-lifecycle.js';

const traffic = process.argv.includes('--traffic');
const given = environmentOrExit();
// The demo's screen belongs to its banner; warnings and errors still show.
const env = { ...given, LOG_LEVEL: given.LOG_LEVEL === 'log' ? ('warn' as const) : given.LOG_LEVEL };
try {
  process.stdout.write('Starting Deskbell …\n');
  const database = await openDatabase(env);
  const config = new AppConfig(env, database.url);
  if (await seedDemo(config)) process.stdout.write('Filled the demo desk.\n');
  const app = await startApplication(config);
  const stopTraffic = new AbortController();
  const smtpPort = app.get(SmtpReceiver).port;
  process.stdout.write(demoBanner({ baseUrl: config.baseUrl, smtpPort, traffic, outbox: !env.SMTP_URL }));
  const simulated = traffic ? simulateTraffic({ smtpPort, outbox: app.get(MailTransport), signal: stopTraffic.signal }) : Promise.resolve();
  closeOnSignal(async () => {
    stopTraffic.abort();
    await simulated;
    await app.close();
    await database.stop();
  });
} catch (error) {
  failStart(error);
}
