import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { newSurveyToken, surveyTokenHash } from './survey-token.js';

describe('survey token', () => {
  test('K5 128 bits in base64url, never the same twice', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newSurveyToken));
    expect(tokens.size).toBe(1000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  });

  test('K5 kept as SHA-256', () => {
    const token = newSurveyToken();
    expect(surveyTokenHash(token)).toEqual(createHash('sha256').update(token).digest());
  });

  test.each(['', 'short', 'a'.repeat(23), `${'a'.repeat(21)}/`, `${'a'.repeat(21)}\n`])('K10 %j is no token and asks the database nothing', (text) => {
    expect(surveyTokenHash(text)).toBeNull();
  });
});
