import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { messagePage, questionPage, thanksPage, type QuestionView } from './survey-page.js';
import { surveyPageHeaders } from './survey-page-style.js';
import { surveyWords } from './survey-words.js';

const view = (change: Partial<QuestionView> = {}): QuestionView => ({
  brand: 'Huaxin', kind: 'csat', locale: 'zh-CN', number: 10234, nonce: 'n1', kept: { score: '', comment: '', callMe: false }, errors: [], ...change,
});
const kept = (score: string) => ({ score, comment: '', callMe: false });
const checked = (page: string) => [...page.matchAll(/id="s(\d+)"[^>]* checked/g)].map((match) => match[1]);

describe('survey page', () => {
  test.each([['csat', 5], ['nps', 11]] as const)('K7 %s is a plain form: radio buttons with labels, one button, no script', (kind, radios) => {
    const page = questionPage(view({ kind }));
    expect(page.match(/<input type="radio"[^>]* required/g)).toHaveLength(radios);
    for (const [, id] of page.matchAll(/<input type="radio" id="(s\d+)"/g)) expect(page).toContain(`<label for="${id}">`);
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|<img|\son[a-z]+=|style=/);
    expect(page).toContain('<form method="post"');
  });

  test.each([['zh-CN', '?lang=zh', '?lang=en'], ['en', '?lang=en', '?lang=zh']] as const)('K7 %s: lang is set, the form keeps it, the other language is a link', (locale, own, other) => {
    const page = questionPage(view({ locale, kept: kept('4') }));
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(`action="${own}"`);
    expect(page).toContain(`href="${other}&amp;score=4"`);
    expect(page).toContain(surveyWords[locale].submit);
  });

  test.each([
    ['csat', '4', ['4']], ['csat', '', []], ['csat', '0', []], ['csat', '6', []], ['csat', '04', []], ['csat', '4"', []], ['nps', '0', ['0']], ['nps', '10', ['10']], ['nps', '11', []],
  ] as const)('K1 %s?score=%s preselects %p', (kind, score, expected) => {
    expect(checked(questionPage(view({ kind, kept: kept(score) })))).toEqual(expected);
  });

  test('K6 a refused form keeps its entries, as data, and says what is missing', () => {
    const page = questionPage(view({ kept: { score: '2', comment: '</textarea><b>"', callMe: true }, errors: ['nonce'] }));
    expect(checked(page)).toEqual(['2']);
    expect(page).toContain('&lt;/textarea&gt;&lt;b&gt;&quot;</textarea>');
    expect(page).toMatch(/name="callMe" value="on" checked/);
    expect(page).toContain('role="alert"');
    expect(page).toContain(surveyWords['zh-CN'].errors.nonce);
  });

  test('K6 a missing score is said alone: the page that is shown has a fresh nonce', () => {
    const page = questionPage(view({ errors: ['score', 'nonce'] }));
    expect(page).toContain(surveyWords['zh-CN'].errors.score);
    expect(page).not.toContain(surveyWords['zh-CN'].errors.nonce);
  });

  test('a comment that starts with a line end keeps it', () => {
    expect(questionPage(view({ kept: { score: '', comment: '\nx', callMe: false } }))).toContain('>\n\nx</textarea>');
  });

  test('thanks promise a call only to those who asked for one', () => {
    const words = surveyWords.en;
    expect(thanksPage({ brand: 'Huaxin', locale: 'en', callMe: true })).toContain(words.thanksCall);
    expect(thanksPage({ brand: 'Huaxin', locale: 'en', callMe: false })).not.toContain(words.thanksCall);
  });

  test('K9 the policy allows the one style sheet that is in the page, and nothing else', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(messagePage('en', ['a', 'b']))![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(surveyPageHeaders['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
  });
});
