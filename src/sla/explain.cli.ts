import { readFile } from 'node:fs/promises';
import { explainScenario, type ScenarioFault } from './scenario.js';

export interface CliStreams {
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/**
 * `deskbell sla explain --scenario FILE.json` (`-` = stdin), without database or network. Answers the exit code: 0 with one JSON object
 * on stdout, or 2 with nothing on stdout and problem+json on stderr.
 */
export async function runSlaExplain(file: string, io: CliStreams): Promise<number> {
  const text = await read(file, io.stdin);
  if (text === null) return refuse(io, [{ pointer: '', detail: `The file ${file} cannot be read.` }]);
  const json = parse(text);
  if (json === undefined) return refuse(io, [{ pointer: '', detail: 'The scenario is not valid JSON.' }]);
  const result = explainScenario(json);
  if ('faults' in result) return refuse(io, result.faults);
  io.stdout.write(`${JSON.stringify(result.explanation, null, 2)}\n`);
  return 0;
}

function refuse(io: CliStreams, errors: ScenarioFault[]): number {
  const problem = { type: '/docs/problems/invalid', title: 'Invalid input', status: 422, detail: 'The scenario cannot be explained.', errors };
  io.stderr.write(`${JSON.stringify(problem, null, 2)}\n`);
  return 2;
}

async function read(file: string, stdin: CliStreams['stdin']): Promise<string | null> {
  if (file === '-') {
    const parts: Buffer[] = [];
    for await (const part of stdin) parts.push(typeof part === 'string' ? Buffer.from(part) : Buffer.from(part));
    return Buffer.concat(parts).toString('utf8');
  }
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null; // told to the caller in one sentence, whatever the system calls it
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined; // JSON has no undefined: it can only mean "not JSON"
  }
}
