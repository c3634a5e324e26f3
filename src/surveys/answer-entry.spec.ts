import { describe, expect, test } from '@jest/globals';
import { keptOf, readEntry } from './answer-entry.js';

describe('answer entry', () => {
  test('a form: strings, CR LF, a ticked box', () => {
    expect(readEntry('csat', { score: '4', comment: ' a\r\nb ', callMe: 'on', nonce: 'n' }, 'form').entry).toEqual({ score: 4, comment: 'a\nb', callMe: true, nonce: 'n' });
  });

  test('JSON: numbers and booleans, the rest optional', () => {
    expect(readEntry('nps', { score: 0 }, 'json').entry).toEqual({ score: 0, comment: '', callMe: false, nonce: '' });
  });

  const long = '好'.repeat(4000);
  test.each<[string, 'csat' | 'nps', 'form' | 'json', unknown, string]>([
    ['score missing', 'csat', 'form', { comment: 'x' }, '/score'],
    ['score below', 'csat', 'form', { score: '0' }, '/score'],
    ['score above', 'csat', 'json', { score: 6 }, '/score'],
    ['score above', 'nps', 'json', { score: 11 }, '/score'],
    ['score negative', 'nps', 'json', { score: -1 }, '/score'],
    ['score a fraction', 'nps', 'json', { score: 7.5 }, '/score'],
    ['score a text', 'nps', 'json', { score: '7' }, '/score'],
    ['score twice', 'csat', 'form', { score: ['4', '5'] }, '/score'],
    ['score not decimal', 'csat', 'form', { score: '0x4' }, '/score'],
    ['4001 characters', 'csat', 'form', { score: '4', comment: `${long}a` }, '/comment'],
    ['a zero byte', 'csat', 'json', { score: 4, comment: 'a\0' }, '/comment'],
    ['half a surrogate pair', 'csat', 'json', { score: 4, comment: '\ud83d' }, '/comment'],
    ['box with another value', 'csat', 'form', { score: '4', callMe: 'true' }, '/callMe'],
    ['an extra field', 'csat', 'json', { score: 4, ticketId: '1' }, '/ticketId'],
    ['no object', 'csat', 'json', [4], ''],
  ])('section 12: %s (%s, %s)', (_, kind, via, body, pointer) => {
    expect(readEntry(kind, body, via).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  test('section 12: 4,000 code points fit, also those of two UTF-16 units', () => {
    expect(readEntry('csat', { score: 4, comment: '😀'.repeat(4000) }, 'json').errors).toBeNull();
  });

  test('K6 entries are kept as they were given', () => {
    expect(keptOf({ score: '9', comment: '<b>', callMe: 'on' })).toEqual({ score: '9', comment: '<b>', callMe: true });
    expect(keptOf({ score: ['1'], comment: 3 })).toEqual({ score: '', comment: '', callMe: false });
    expect(keptOf(undefined)).toEqual({ score: '', comment: '', callMe: false });
  });
});
