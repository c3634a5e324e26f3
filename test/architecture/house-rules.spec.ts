import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { moduleOf, readSources, root } from './source-tree.js';

const server = readSources(['src']);
const everything = readSources(['src', 'web', 'bench', 'test'].filter((folder) => existsSync(path.join(root, folder))), { specs: true });
const sizes = readSources(['src', 'web']).filter(({ file }) => !file.includes('/migrations/')).map((one) => one.lines).sort((a, b) => a - b);

describe('sizes', () => {
  test('no file above 400 lines', () => expect(everything.filter((one) => one.lines > 400).map((one) => `${one.file} ${one.lines}`)).toEqual([]));
  test('half of them within 70 lines, nine of ten within 200', () => {
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
  });
  test('at most 6 constructor parameters', () => {
    const wide = server.flatMap(({ file, text }) =>
      [...text.matchAll(/constructor\(([^)]*)\)/g)].map((match) => match[1]!.replace(/\{[^}]*\}|<[^>]*>/g, '').split(',').filter((part) => part.trim()).length).filter((n) => n > 6).map((n) => `${file} ${n}`));
    expect(wide).toEqual([]);
  });
});

describe('names', () => {
  test('kebab-case files', () => expect(everything.map((one) => path.basename(one.file)).filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name))).toEqual(
    everything.map((one) => path.basename(one.file)).filter((name) => name === 'zh-CN.ts')));
  test('no dumping ground', () =>
    expect(everything.filter(({ file }) => /\/(utils?|helpers?|common|shared|misc)(\/|\.)/.test(file)).map((one) => one.file)).toEqual([]));
  test('a use case stands in use-cases/ and has execute or named verbs; a subscription is named effect-when-cause', () => {
    const wrong = server.map((one) => one.file).filter((file) => file.includes('/subscriptions/') && !/-when-[a-z-]+\.ts$/.test(file));
    expect(wrong).toEqual([]);
  });
  test('every module has a README and an index', () => {
    const modules = [...new Set(server.map((one) => moduleOf(one.file)))].filter((module) => module && !['platform', 'demo', 'commands'].includes(module));
    expect(modules.filter((module) => !existsSync(path.join(root, 'src', module!, 'README.md')) || !existsSync(path.join(root, 'src', module!, 'index.ts')))).toEqual([]);
  });
});

describe('rooms', () => {
  test('process.env is read in platform/config only', () =>
    expect(server.filter(({ file, text }) => /process\.env\b/.test(text) && !file.startsWith('src/platform/config/')).map((one) => one.file)).toEqual([]));
  test('no bare HttpException', () =>
    expect(server.filter(({ file, text }) => /new \w*HttpException|new (NotFound|BadRequest|Forbidden|Unauthorized)Exception/.test(text) && !file.includes('platform/http/')).map((one) => one.file)).toEqual([]));
  test('controllers hold no SQL', () =>
    expect(server.filter(({ file, text }) => file.endsWith('.controller.ts') && /\b(SELECT|INSERT|UPDATE|DELETE)\b .*\b(FROM|INTO|SET)\b/.test(text)).map((one) => one.file)).toEqual([]));
  test('no console.log, no skipped or focused test', () => {
    expect(server.filter(({ text }) => /console\.log\(/.test(text)).map((one) => one.file)).toEqual([]);
    expect(everything.filter(({ file, text }) => /\b(it|test|describe)\.(skip|only|todo)\b/.test(text) && !file.includes('architecture/')).map((one) => one.file)).toEqual([]);
  });
});
