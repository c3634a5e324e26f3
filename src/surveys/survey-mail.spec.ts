import { describe, expect, test } from '@jest/globals';
import { renderSurveyMail } from './survey-mail.js';

const link = 'https://desk.example.com/s/abc';
const mail = (kind: 'csat' | 'nps', locale: 'zh-CN' | 'en', name = 'Wang') => renderSurveyMail({ kind, locale, number: 10234, name, link });
const scoresIn = (text: string) => [...text.matchAll(/\?score=(\d+)/g)].map((match) => Number(match[1])).sort((a, b) => a - b);

describe('survey mail', () => {
  test.each([['csat', [1, 2, 3, 4, 5]], ['nps', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]] as const)('K1 %s: one link per score, in both parts', (kind, scores) => {
    const { text, html } = mail(kind, 'en');
    expect(scoresIn(text)).toEqual(scores);
    expect(scoresIn(html)).toEqual(scores);
  });

  test.each([['zh-CN', '10234', '您对本次服务满意吗'], ['en', '10234', 'How satisfied are you']] as const)('section 11: %s', (locale, number, question) => {
    const { subject, text, html } = mail('csat', locale);
    expect(subject).toContain(number);
    for (const part of [text, html]) expect(part).toContain(question);
    expect(html).toContain(`lang="${locale}"`);
  });

  test('Y5 a name is data', () => {
    expect(mail('csat', 'en', '<img src=x>').html).not.toContain('<img');
  });

  test('nothing is loaded from anywhere', () => {
    expect(mail('nps', 'zh-CN').html).not.toMatch(/<img|<link|<script|url\(|@import/);
  });
});
