// `node --import ./test/support/load-typescript.mjs file.ts`: runs TypeScript as Node runs ES modules, with the very settings Jest uses.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from '@swc/core';
import jestConfig from '../../jest.config.js';

if (isMainThread) register(import.meta.url);

const [, swcOptions] = Object.values(jestConfig.projects[0].transform)[0];

/** Our imports end in `.js` (what the compiler will have made); before compilation the file is a `.ts`.
 *  Packages are left to Node. */
export function resolve(specifier, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(fileURLToPath(source))) return { url: source.href, shortCircuit: true };
  }
  if (/\.ts$/.test(specifier)) return { url: new URL(specifier, context.parentURL).href, shortCircuit: true };
  return next(specifier, context);
}

/** Strips the types with swc.
 *  Decorators and their metadata are compiled as in the tests. */
export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
