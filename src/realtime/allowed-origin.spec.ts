import { expect, test } from '@jest/globals';
import { isAllowedOrigin } from './allowed-origin.js';

const base = 'https://desk.example.com';

test.each([
  ['our own address', { origin: 'https://desk.example.com', host: 'desk.example.com' }, true],
  ['our address by another scheme', { origin: 'http://desk.example.com', host: 'desk.example.com' }, false],
  ['another site', { origin: 'https://evil.example', host: 'desk.example.com' }, false],
  ['a site that names itself as host', { origin: 'https://evil.example', host: 'evil.example' }, false],
  ['an opaque origin', { origin: 'null', host: 'desk.example.com' }, false],
  ['the same port of this machine', { origin: 'http://localhost:4100', host: 'localhost:4100' }, true],
  ['another port of this machine', { origin: 'http://localhost:5173', host: 'localhost:4100' }, false],
  ['a program, which names no origin', { host: 'desk.example.com' }, true],
])('W1 %s', (_, headers, allowed) => expect(isAllowedOrigin(headers, base)).toBe(allowed));
