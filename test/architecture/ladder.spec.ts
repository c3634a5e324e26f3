import { describe, expect, test } from '@jest/globals';
import { moduleOf, readSources } from './source-tree.js';

/** Lower rungs first; modules of one rung are siblings and may know each other's events only. */
const LADDER = [['platform'], ['identity'], ['customers'], ['tickets'], ['channels', 'sla', 'routing', 'surveys'], ['realtime', 'insights']];
/** Folders that put the application together; they may import any module, and no module imports them. */
const COMPOSITION = new Set(['demo', 'commands']);
/** Besides these, identity's pure calendar rules: loading its index would load the whole framework into `deskbell sla explain`. */
const PUBLIC = /^src\/identity\/business-calendar\.ts$|\/(index|[a-z-]+\.events|[a-z-]+\.contract)\.ts$/;

const rung = (module: string) => LADDER.findIndex((modules) => modules.includes(module));
const files = readSources(['src']);

describe('the ladder', () => {
  test('every folder under src stands on a rung', () => {
    const unknown = [...new Set(files.map((one) => moduleOf(one.file)))].filter((module) => module !== null && rung(module) < 0 && !COMPOSITION.has(module));
    expect(unknown).toEqual([]);
  });

  test('imports go down, or to a sibling’s events', () => {
    const wrong: string[] = [];
    for (const { file, imports } of files) {
      const from = moduleOf(file);
      if (from === null || COMPOSITION.has(from)) continue;
      for (const one of imports) {
        const to = moduleOf(one.file);
        if (to === from) continue;
        const down = to !== null && rung(to) >= 0 && rung(to) < rung(from);
        const siblingEvents = to !== null && rung(to) === rung(from) && rung(to) >= 0 && one.file.endsWith('.events.ts');
        if (!down && !siblingEvents) wrong.push(`${file} → ${one.file}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('from another module only index, events and contract are imported (platform is open to all)', () => {
    const wrong = files.flatMap(({ file, imports }) => {
      const from = moduleOf(file);
      if (from === null || COMPOSITION.has(from)) return [];
      return imports.filter((one) => moduleOf(one.file) !== from && moduleOf(one.file) !== 'platform' && !PUBLIC.test(one.file)).map((one) => `${file} → ${one.file}`);
    });
    expect(wrong).toEqual([]);
  });

  test('nobody imports his own module’s index', () => {
    const wrong = files.flatMap(({ file, imports }) => {
      const own = `src/${moduleOf(file)}/index.ts`;
      return imports.filter((one) => one.file === own).map((one) => `${file} → ${one.file}`);
    });
    expect(wrong).toEqual([]);
  });

  test('contracts and events import only zod and each other', () => {
    const wrong = files
      .filter(({ file }) => /\.(contract|events)\.ts$/.test(file))
      .flatMap(({ file, text, imports }) => [
        ...imports.filter((one) => !one.typeOnly && !/(contract|events|define-event)\.ts$/.test(one.file)).map((one) => `${file} → ${one.file}`),
        ...[...text.matchAll(/from '([^.'][^']*)'/g)].filter((match) => match[1] !== 'zod').map((match) => `${file} → ${match[1]}`),
      ]);
    expect(wrong).toEqual([]);
  });
});

describe('import cycles', () => {
  test('there is none: with decorator metadata one is a crash at load', () => {
    const graph = new Map(files.map((one) => [one.file, one.imports.filter((i) => !i.typeOnly).map((i) => i.file)]));
    const done = new Set<string>();
    const path: string[] = [];
    const cycles: string[] = [];
    const visit = (file: string): void => {
      if (done.has(file)) return;
      const at = path.indexOf(file);
      if (at >= 0) {
        cycles.push([...path.slice(at), file].join(' → '));
        return;
      }
      path.push(file);
      for (const next of graph.get(file) ?? []) visit(next);
      path.pop();
      done.add(file);
    };
    for (const file of graph.keys()) visit(file);
    expect(cycles).toEqual([]);
  });
});
