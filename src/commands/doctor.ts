import { HealthRegistry } from '../platform/health/health-registry.js';
import { withApplication } from './with-application.js';

const MARKS = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' } as const;

/** `deskbell doctor`: every health reading in a line; exit 1 when one fails. */
export async function runDoctor(): Promise<void> {
  const started = performance.now();
  await withApplication(async (app) => {
    const ready = performance.now() - started;
    const readings = await app.get(HealthRegistry).read();
    for (const reading of readings) process.stdout.write(`${MARKS[reading.state]}  ${reading.name.padEnd(20)} ${reading.detail}\n`);
    process.stdout.write(`ok    start                services ready in ${(ready / 1000).toFixed(1)} s\n`);
    process.stdout.write(`ok    memory               ${(process.memoryUsage().rss / 1048576).toFixed(0)} MB resident (this command)\n`);
    return readings.some((reading) => reading.state === 'fail') ? 1 : 0;
  });
}
