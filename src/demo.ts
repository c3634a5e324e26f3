import { demoBanner } from './demo/banner.js';
import { openDatabase } from './open-database.js';
import { AppConfig } from './platform/config/app-config.js';
import { closeOnSignal, environmentOrExit, failStart, keepCompiledCode } from './process-lifecycle.js';

keepCompiledCode();
const traffic = process.argv.includes('--traffic');
const given = environmentOrExit();
// The demo's screen belongs to its banner; warnings and errors still show.
const env = { ...given, LOG_LEVEL: given.LOG_LEVEL === 'log' ? ('warn' as const) : given.LOG_LEVEL };
try {
  process.stdout.write('Starting Deskbell …\n');
  const [database, { startApplication }, { SmtpReceiver }, { MailTransport }, { seedDemo }] = await Promise.all([
    openDatabase(env), import('./application.js'), import('./channels/index.js'), import('./channels/email/mail-transport.js'), import('./demo/seed.js'),
  ]);
  const config = new AppConfig(env, database.url);
  if (await seedDemo(config)) process.stdout.write('Filled the demo desk.\n');
  const app = await startApplication(config);
  const stopTraffic = new AbortController();
  const smtpPort = app.get(SmtpReceiver).port;
  process.stdout.write(demoBanner({ baseUrl: config.baseUrl, smtpPort, traffic, outbox: !env.SMTP_URL }));
  const simulated = traffic ? (await import('./demo/traffic.js')).simulateTraffic({ smtpPort, outbox: app.get(MailTransport), signal: stopTraffic.signal }) : Promise.resolve();
  closeOnSignal(async () => {
    stopTraffic.abort();
    await simulated;
    await app.close();
    await database.stop();
  });
} catch (error) {
  failStart(error);
}
