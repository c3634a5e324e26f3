import { describe, expect, test } from '@jest/globals';
import { fullQuestion, surveyWords } from './survey-words.js';

describe('survey words', () => {
  test.each([
    ['csat', 'zh-CN', '您对本次服务满意吗？1 很不满意 … 5 很满意'],
    ['csat', 'en', 'How satisfied are you with this service? 1 very dissatisfied … 5 very satisfied'],
    ['nps', 'zh-CN', '您有多大可能向朋友或同事推荐我们？0 … 10'],
    ['nps', 'en', 'How likely are you to recommend us to a friend or colleague? 0 … 10'],
  ] as const)('section 11: %s in %s', (kind, locale, text) => {
    expect(fullQuestion(kind, locale)).toBe(text);
  });

  test('section 11: both languages are complete', () => {
    const leaves = (value: unknown, path: string): string[] => {
      if (typeof value === 'string') return value.trim() === '' ? [] : [path];
      if (typeof value === 'function') return [path];
      return Object.entries(value as object).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
    };
    expect(leaves(surveyWords['zh-CN'], '')).toEqual(leaves(surveyWords.en, ''));
    expect(Object.keys(surveyWords.en.csat)).toHaveLength(5);
  });
});
