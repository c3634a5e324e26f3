import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startSurveys } from '../support/surveys-app.js';

let surveys: Awaited<ReturnType<typeof startSurveys>>;
let browser: Browser;
let base: string;
beforeAll(async () => {
  surveys = await startSurveys();
  await surveys.desk.survey('csat');
  await surveys.desk.survey('nps', { anyGapDays: 0 });
  await surveys.app.listen(0, '127.0.0.1');
  base = await surveys.app.getUrl();
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
afterAll(async () => {
  await browser?.close();
  await surveys?.stop();
});

/** Ends in nothing, or the browser would hand the whole library back. */
const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};void 0`;

async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; requests: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 }, ...options })).newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${base}${path}`);
  return { page, requests };
}
const links = async () => {
  const { ticketId } = await surveys.desk.asked();
  const tokens = surveys.mailer.mails.filter((mail) => mail.ticketId === ticketId).map((mail) => /\/s\/([\w-]{22})/.exec(mail.text)![1]!);
  return { ticketId, csat: tokens[0]!, nps: tokens[1]! };
};
const answered = async (ticketId: string) => (await surveys.desk.invitations(ticketId)).flatMap(({ answers }) => answers.map(({ score, comment, callMe }) => ({ score, comment, callMe })));

describe('survey page in a browser', () => {
  test('K7 without a script, by keyboard alone, at 320 px', async () => {
    const { ticketId, csat } = await links();
    const { page, requests } = await open(`/s/${csat}?score=4`, { javaScriptEnabled: false });
    surveys.clock.pass(20_000);
    // Tab order: the other language, the scale, the comment, the box, the button.
    for (const key of ['Tab', 'Tab', 'ArrowUp', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('Very clear');
    for (const key of ['Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
    expect(await answered(ticketId)).toEqual([{ score: 5, comment: 'Very clear', callMe: true }]);
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([base]));
    await page.context().close();
  });

  test('K6 a refused form is shown again with its entries and can be sent', async () => {
    const { ticketId, csat } = await links();
    const { page } = await open(`/s/${csat}?lang=en`, { javaScriptEnabled: false });
    await page.getByText('Dissatisfied', { exact: true }).click();
    await page.getByLabel(/main reason/).fill('Slow');
    await page.getByRole('button').click();
    await page.getByRole('alert').waitFor();
    surveys.clock.pass(20_000);
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await answered(ticketId)).toEqual([{ score: 2, comment: 'Slow', callMe: false }]);
    await page.context().close();
  });

  test.each([
    ['csat', 'zh', 'light'], ['csat', 'en', 'dark'], ['nps', 'en', 'light'], ['nps', 'zh', 'dark'],
  ] as const)('K7 %s, %s, %s: nothing wider than 320 px, no finding of axe, no violation of the policy', async (kind, lang, colorScheme) => {
    const token = (await links())[kind];
    const { page } = await open(`/s/${token}?score=4&lang=${lang}`, { colorScheme });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
    expect(said).toEqual([]);
    await page.context().close();
  });
});
