// What the tests need beside Node: Redis and Chromium with a Chinese font. Finds them, or on Debian as root installs them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Answers the environment for the tests (REDIS_URL, CHROMIUM_PATH), what is missing, and `stop()` for what was started here.
 *  With CI=true a missing service is an error: a pipeline must not turn green by skipping. */
export async function ensureTestServices() {
  installMissing();
  const missing = [];
  const redis = await findRedis(missing);
  const chromium = findChromium();
  if (!chromium) missing.push('Chromium (set CHROMIUM_PATH, or install the package chromium)');
  else if (!hasChineseFont()) missing.push('a Chinese font (package fonts-noto-cjk)');
  const env = { ...(redis && { REDIS_URL: redis.url }), ...(chromium && { CHROMIUM_PATH: chromium }) };
  const stop = async () => redis?.stop();
  if (missing.length > 0 && process.env.CI === 'true') {
    await stop();
    throw new Error(`Missing for the tests: ${missing.join('; ')}`);
  }
  return { env, stop, missing };
}

function installMissing() {
  const packages = [
    !process.env.REDIS_URL && !onPath('redis-server') && 'redis-server',
    !process.env.CHROMIUM_PATH && !findChromium() && 'chromium',
    !hasChineseFont() && 'fonts-noto-cjk',
  ].filter(Boolean);
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !onPath('apt-get')) return;
  console.error(`Installing ${packages.join(', ')} …`);
  const apt = (...args) => spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '--no-install-recommends', ...packages);
}

async function findRedis(missing) {
  const given = process.env.REDIS_URL;
  if (given) {
    const { hostname, port } = new URL(given);
    if (await answers(hostname.replace(/^\[|\]$/g, ''), Number(port || 6379))) return { url: given, stop: async () => undefined };
    missing.push(`Redis: nothing answers at REDIS_URL (${hostname}:${port || 6379})`);
    return undefined;
  }
  const program = onPath('redis-server');
  if (program) return startRedis(program);
  missing.push('Redis (set REDIS_URL, or install the package redis-server)');
  return undefined;
}

async function startRedis(program) {
  const port = await freePort();
  // Nothing is ever saved, so its folder stays empty whichever it is.
  const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir(), '--loglevel', 'warning'].map(String);
  // The shell waits for the end of its input, which comes with our end however we end, and takes the server with it.
  const guard = 'program=$1; shift; "$program" "$@" >/dev/null 2>&1 & server=$!; read -r _; kill "$server"; wait "$server"';
  const keeper = spawn('/bin/sh', ['-c', guard, 'sh', program, ...options], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(keeper, 'exit');
  for (let tries = 0; !(await answers('127.0.0.1', port)); tries += 1) {
    if (tries === 200) throw new Error(`${program} did not start on 127.0.0.1:${port}`);
    await pause(25);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return isProgram(given) ? given : undefined;
  return ['/usr/bin/chromium', onPath('chromium'), onPath('chromium-browser'), onPath('google-chrome')].find((path) => path && isProgram(path));
}

// Where fontconfig cannot be asked (macOS, Windows) the system brings Chinese fonts.
function hasChineseFont() {
  const { stdout, error } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return error ? process.platform !== 'linux' : stdout.trim() !== '';
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function answers(host, port) {
  const socket = connect({ host, port, timeout: 3_000 });
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('timeout', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
