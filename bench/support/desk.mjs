import { startChild } from './child.mjs';

/** Starts a Deskbell on a database. `inside(module, name, argument)` runs an exported function with its Nest application. */
export async function startDesk(url, { env = {}, execArgv = [] } = {}) {
  const child = await startChild('./desk-process.mjs', { execArgv: [...execArgv, ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [])] });
  try {
    const doors = await child.call('start', { url, env });
    return {
      ...doors,
      inside: (module, name, argument) => child.call('inside', { module, name, argument }),
      cpuMs: () => child.call('cpuMs'),
      memoryKib: () => child.call('memoryKib'),
      settle: () => child.call('settle'),
      close: () => child.call('close'),
      stop: () => child.stop(),
    };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
