import { describe, expect, test } from '@jest/globals';
import { isSameOrigin, type OriginHeaders } from './same-origin.js';

const own = 'https://desk.example.cn';

describe('B2 unsafe methods with the cookie come from our own pages', () => {
  test.each<[string, OriginHeaders, boolean]>([
    ['same-origin by Fetch Metadata', { 'sec-fetch-site': 'same-origin' }, true],
    ['typed by the user himself', { 'sec-fetch-site': 'none' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site that says nothing of its origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['another host of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.cn' }, false],
    ['our origin, browser without Fetch Metadata', { origin: own }, true],
    ['our origin on another port', { origin: `${own}:8443` }, false],
    ['our origin without TLS', { origin: 'http://desk.example.cn' }, false],
    ['a host that begins like ours', { origin: `${own}.evil.example` }, false],
    ['a sandboxed frame', { origin: 'null', host: 'localhost:3000' }, false],
    ['localhost, as we were reached', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    ['localhost on another port', { origin: 'http://localhost:9999', host: 'localhost:3000' }, false],
    ['a name rebound to us', { origin: 'http://evil.example:3000', host: 'evil.example:3000' }, false],
    ['an address on this machine', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['a program that sends JSON', { 'content-type': 'application/json' }, true],
    ['a program that sends JSON with a charset', { 'content-type': 'application/json; charset=utf-8' }, true],
    ['a program that sends a merge patch', { 'content-type': 'application/merge-patch+json' }, true],
    ['a program that sends no body', {}, true],
    ['what a form can send: urlencoded', { 'content-type': 'application/x-www-form-urlencoded' }, false],
    ['what a form can send: multipart', { 'content-type': 'multipart/form-data; boundary=x' }, false],
    ['what a form can send: text that claims to be JSON', { 'content-type': 'text/plain; application/json' }, false],
    ['an empty origin is not a missing one', { origin: '', 'content-type': 'application/json' }, false],
  ])('%s', (_, headers, allowed) => {
    expect(isSameOrigin('POST', headers, own)).toBe(allowed);
    expect(isSameOrigin('DELETE', headers, own)).toBe(allowed);
    expect(isSameOrigin('GET', headers, own)).toBe(true);
  });
});
