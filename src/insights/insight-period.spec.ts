import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../platform/http/problem.js';
import { periodOf } from './insight-period.js';

const now = new Date('2026-03-31T12:00:00Z');
const at = (text: string) => `${text}T00:00:00Z`;

describe('the period of a report', () => {
  test('is the last 30 days unless said', () => {
    expect(periodOf({}, now)).toEqual({ from: new Date('2026-03-01T12:00:00Z'), to: now });
    expect(periodOf({ to: at('2026-02-01') }, now).from).toEqual(new Date(at('2026-01-02')));
    expect(periodOf({ from: at('2026-03-30') }, now)).toEqual({ from: new Date(at('2026-03-30')), to: now });
  });

  test.each([
    ['ends where it begins', { from: at('2026-03-01'), to: at('2026-03-01') }, '/from'],
    ['begins in the future', { from: at('2026-04-01') }, '/from'],
    ['is longer than 400 days', { from: at('2025-01-01'), to: at('2026-02-06') }, '/from'],
  ])('is refused when it %s', (_, query, pointer) => {
    const refused = (() => {
      try {
        return periodOf(query, now);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({ status: 422, extra: { errors: [{ pointer }] } });
  });

  test('may be exactly 400 days', () => {
    expect(periodOf({ from: at('2025-01-01'), to: at('2026-02-05') }, now).from).toEqual(new Date(at('2025-01-01')));
  });
});
