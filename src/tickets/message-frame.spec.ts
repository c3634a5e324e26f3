import { describe, expect, test } from '@jest/globals';
import { bitmapType } from './bitmap-type.js';
import { frameDocument, namedContentIds, withInlineImages } from './message-frame.js';

const image = { type: 'image/gif', bytes: Buffer.from('GIF89a') };

describe('inline pictures of a mail', () => {
  test.each<[string, string[]]>([
    ['<img src="cid:a@b">', ['a@b']],
    [`<p><IMG alt="x" SRC='cid:a%40b'><img width="1" src="cid:c"></p>`, ['a@b', 'c']],
    ['<img src="cid:%E0%A4">', ['%E0%A4']],
    ['<img src="cid:a&amp;b">', ['a&b']],
    ['<a href="cid:a">x</a> cid:b <img alt="src=cid:c">', []],
    ['<img src="data:image/png;base64,AA==">', []],
  ])('%s names %j', (html, ids) => expect([...namedContentIds(html)]).toEqual(ids));

  test('take the place of their names, each time; an unknown name leaves nothing to fetch', () =>
    expect(withInlineImages('<img src="cid:a"><img src="cid:a" alt="$1"><img src="cid:b">', new Map([['a', image]]))).toBe(
      '<img src="data:image/gif;base64,R0lGODlh"><img src="data:image/gif;base64,R0lGODlh" alt="$1"><img src="">'));

  test('the document opens links outside of the frame and tells nobody where from', () => {
    const html = frameDocument('<p>Hi</p>');
    expect(html).toMatch(/^<!doctype html>.*<base target="_blank">.*<body><p>Hi<\/p><\/body><\/html>$/);
    expect(html).toContain('no-referrer');
  });
});

describe('U2 what is a bitmap', () => {
  test.each<[string, Buffer, string | null]>([
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['GIF', Buffer.from('GIF87a..'), 'image/gif'],
    ['WebP', Buffer.from('RIFF....WEBPVP8 '), 'image/webp'],
    ['another RIFF', Buffer.from('RIFF....WAVEfmt '), null],
    ['SVG', Buffer.from('<svg xmlns='), null],
    ['nothing', Buffer.alloc(0), null],
    ['a torn PNG', Buffer.from([0x89, 0x50, 0x4e]), null],
  ])('%s', (_, bytes, type) => expect(bitmapType(bytes)).toBe(type));
});
