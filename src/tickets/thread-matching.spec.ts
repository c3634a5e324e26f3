import { describe, expect, test } from '@jest/globals';
import { matchThread, normaliseSubject, subjectNumber, type ThreadCandidate, type ThreadEvidence } from './thread-matching.js';

const none: ThreadEvidence = { token: null, ownIds: [], foreignInReplyTo: [], foreignReferences: [], subjectToken: null };
const candidates = (...list: [string, boolean, boolean][]) =>
  new Map<string, ThreadCandidate>(list.map(([ticketId, known, sameSubject]) => [ticketId, { ticketId, known, sameSubject }]));

describe('T1 precedence', () => {
  const all = candidates(['1', true, true], ['2', true, true], ['3', true, true], ['4', true, true]);
  test.each<[string, Partial<ThreadEvidence>, string, string]>([
    ['token before all', { token: '1', ownIds: ['2'], foreignInReplyTo: ['3'], subjectToken: '4' }, '1', 'token'],
    ['our id before foreign', { ownIds: ['2'], foreignInReplyTo: ['3'], subjectToken: '4' }, '2', 'message_id'],
    ['foreign before subject', { foreignInReplyTo: ['3'], subjectToken: '4' }, '3', 'reference'],
    ['subject last', { subjectToken: '4' }, '4', 'subject'],
  ])('%s', (_, evidence, ticketId, matchedBy) => expect(matchThread({ ...none, ...evidence }, all)).toEqual({ kind: 'join', ticketId, matchedBy, otherSender: false }));
  test('nothing known opens a new ticket', () => expect(matchThread(none, new Map())).toEqual({ kind: 'new', relatedTicketId: null }));
});

describe('T5 hijack protection', () => {
  test('a stranger with a valid token joins, flagged', () =>
    expect(matchThread({ ...none, token: '1' }, candidates(['1', false, false]))).toEqual({ kind: 'join', ticketId: '1', matchedBy: 'token', otherSender: true }));
  test.each<[string, Partial<ThreadEvidence>]>([
    ['signed id', { ownIds: ['1'] }],
    ['foreign id', { foreignInReplyTo: ['1'] }],
    ['subject token', { subjectToken: '1' }],
  ])('a stranger with a %s gets a new, linked ticket', (_, evidence) =>
    expect(matchThread({ ...none, ...evidence }, candidates(['1', false, true]))).toEqual({ kind: 'new', relatedTicketId: '1' }));
});

describe('T6 recycled mails', () => {
  test('In-Reply-To joins though the subject changed', () =>
    expect(matchThread({ ...none, foreignInReplyTo: ['1'] }, candidates(['1', true, false]))).toMatchObject({ kind: 'join' }));
  test('References alone with another subject is new', () =>
    expect(matchThread({ ...none, foreignReferences: ['1'] }, candidates(['1', true, false]))).toEqual({ kind: 'new', relatedTicketId: null }));
  test.each([
    ['Re: Re[2]: FW:  Transfer   late', 'transfer late'],
    ['回复:转发: 转账未到账', '转账未到账'],
    ['答复: Re:x', 'x'],
    ['AW: WG: SV: Rechnung', 'rechnung'],
    ['[#10024] Re: card', 'card'],
    ['Re: [#10024] card', 'card'],
    ['Regarding: x', 'regarding: x'],
  ])('normalises %s', (subject, expected) => expect(normaliseSubject(subject)).toBe(expected));
  test('a megabyte of prefixes is quick', () => expect(normaliseSubject('re:'.repeat(300_000)).length).toBeLessThan(1001));
});

test('T7 the subject token is a number in brackets', () => {
  expect(subjectNumber('Re: [#10024] card')).toBe('10024');
  expect(subjectNumber('order #10024')).toBeNull();
});
