// `npm test`: everything, and as its last line `N passed, N failed`. Arguments go to Jest: `npm test -- --selectProjects unit`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureTestServices } from './ensure-test-services.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'deskbell-results-'));
const report = join(folder, 'jest.json');

let child;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    child?.kill(signal);
  });
}

let services;
let code = 1;
try {
  code = await run('scripts/ensure-built.mjs');
  if (code === 0 && !interrupted) {
    services = await ensureTestServices();
    for (const lack of services.missing) console.error(`Not tested, because this machine lacks ${lack}`);
    code = await runJest();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  code = 1;
} finally {
  await services?.stop();
}
const { passed, failed } = count();
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 && code === 0 ? 1 : code;

function runJest() {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--maxWorkers=2', '--json', `--outputFile=${report}`];
  return run(...jest, ...process.argv.slice(2));
}

async function run(...args) {
  child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...services?.env } });
  const [exit] = await once(child, 'exit');
  return exit ?? 1; // ended by a signal
}

/** Tests, not files; but a file that did not even load is one failure, and so is a run that has nothing to show for itself. */
function count() {
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}
