// Builds when dist/ is missing or older than what it is made of; on import and as a command. An installation without
// sources (a Docker image) is left as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built'); // its time is when the last build through here began

if (existsSync(join(root, 'src/main.ts')) && newestSource() > builtAt()) {
  const began = Date.now() / 1000;
  console.error('Building …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status } = spawnSync(npm[0], [...npm.slice(1), 'run', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: npm.length === 1 && process.platform === 'win32' });
  if (status !== 0) {
    // The server may be built and the console not: without main.js the next run builds again instead of trusting it.
    rmSync(join(root, 'dist/main.js'), { force: true });
    console.error('The build failed: see above.');
    process.exit(1);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}

function builtAt() {
  // Without main.js there is no build, whatever the stamp says; a build by hand (`npm run build`) leaves main.js only.
  const program = modified(join(root, 'dist/main.js'));
  return program === 0 ? 0 : Math.max(program, modified(stamp));
}

function newestSource() {
  return Math.max(...['src', 'web/console', 'package-lock.json', 'tsconfig.json'].map((path) => newest(join(root, path))));
}

/** Folders count too: a removed file changes nothing but its folder's time. Specs are not built. */
function newest(path) {
  const time = modified(path);
  if (time === 0 || !statSync(path).isDirectory()) return time;
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'));
  return entries.reduce((latest, entry) => {
    if (/\.spec\.tsx?$/.test(entry.name)) return latest;
    const inner = join(path, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(inner) : modified(inner));
  }, time);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
