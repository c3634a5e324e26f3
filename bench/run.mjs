// npm run bench -- NAME… [--quick|--full]: ratios against a baseline measured in the same run.
import { report } from './support/report.mjs';

const names = ['accept', 'clocks', 'fanout', 'list', 'hours', 'mail'];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const mode = process.argv.includes('--full') ? 'full' : 'quick';
/** A bench that hangs is ended; its children go with the channel to us. */
const LIMIT_MS = { quick: 3 * 60_000, full: 30 * 60_000 };

if (wanted.length === 0 || wanted.some((name) => !names.includes(name))) {
  process.stderr.write(`Usage: npm run bench -- NAME… [--quick|--full]\nNAME: ${names.join(', ')}\n`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

for (const name of wanted) {
  const limit = setTimeout(() => {
    process.stderr.write(`${name} took more than ${LIMIT_MS[mode] / 60_000} minutes\n`);
    process.exit(1);
  }, LIMIT_MS[mode]);
  const began = performance.now();
  const stops = [];
  try {
    const { bench } = await import(`./${name}.mjs`);
    // Whatever is started is handed to `later`, and stopped in reverse order also when the bench fails.
    const lines = await bench({ mode, quick: mode === 'quick', later: (stop) => stops.push(stop) });
    report(name, mode, (performance.now() - began) / 1000, lines);
  } catch (error) {
    process.stderr.write(`${name}: ${error.stack}\n`);
    process.exitCode = 1;
  } finally {
    for (const stop of stops.reverse()) await stop();
    clearTimeout(limit);
  }
}
process.exit();
