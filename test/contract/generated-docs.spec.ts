import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { renderEventCatalogue, renderOpenApi } from '../../src/generated-docs.js';
import { root } from '../architecture/source-tree.js';

const stored = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('docs/events.md is what the event definitions say (npm run docs:generate writes it)', () => expect(stored('docs/events.md')).toBe(renderEventCatalogue()));
test('docs/openapi.json is what the routes say (npm run docs:generate writes it)', async () => expect(stored('docs/openapi.json')).toBe(await renderOpenApi()));
