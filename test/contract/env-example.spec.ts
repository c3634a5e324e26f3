import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { renderEnvExample } from '../../src/platform/config/env-example.js';
import { root } from '../architecture/source-tree.js';

test('.env.example is what the configuration schema says (npm run docs:generate writes it)', () =>
  expect(readFileSync(path.join(root, '.env.example'), 'utf8')).toBe(renderEnvExample()));
