import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../out', import.meta.url));

/** Writes bench/out/NAME.json and prints the table. Absolute figures are the machine's; the ratio is what to compare. */
export function report(name, mode, seconds, lines) {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, mode, at: new Date().toISOString(), seconds: round(seconds), machine, lines }, null, 2)}\n`);
  process.stdout.write(`\n## ${name} (${mode}, ${round(seconds)} s, ${machine.cpus} CPUs)\n\n${table(lines)}\n`);
}

function table(lines) {
  const rows = lines.map((line) => [
    line.what,
    `${span(line.subject)} ${line.unit}`,
    line.baseline ? `${span(line.baseline)} ${line.unit}` : '–',
    line.ratio ? `${span(line.ratio)}${line.noisy ? ' NOISY' : ''}` : '–',
    line.goal ? (line.goal.least !== undefined ? `≥ ${line.goal.least}` : `≤ ${line.goal.most}`) : '–',
    line.met === null ? '–' : line.met ? 'met' : 'MISSED',
  ]);
  const header = ['what', 'subject: median (range)', 'baseline', 'ratio', 'goal', ''];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const span = ({ median, min, max }) => (min === max ? `${round(median)}` : `${round(median)} (${round(min)}–${round(max)})`);

function round(value) {
  if (value === 0) return 0;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return Number(value.toFixed(digits));
}
