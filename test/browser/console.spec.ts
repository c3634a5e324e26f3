import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { root } from '../architecture/source-tree.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { PASSWORD } from '../support/furnish.js';
import { ServerBed, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

/** Screens as their users have them: the compiled server, the built console, real mail, headless Chromium. */
const out = path.join(root, 'test/browser/out');
const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};void 0`;

let bed: ServerBed;
let server: ServerProcess;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  bed = await ServerBed.make();
  server = await bed.start();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
});
afterAll(async () => {
  await browser?.close();
  await bed?.stop();
});

async function mail(from: string, subject: string, text: string, extra: object = {}): Promise<void> {
  const smtp = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
  await smtp.sendMail({ from, to: 'support@desk.example', subject, text, ...extra });
  smtp.close();
}

async function signIn(email: string, options: { locale?: string; port?: number; colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number } } = {}): Promise<Page> {
  const { port = server.port, ...rest } = options;
  const context: BrowserContext = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Shanghai', ...rest });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.locator('input[type=email], input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByTestId('pill').waitFor();
  return page;
}

const row = (page: Page, subject: string) => page.locator('[data-testid^=ticket-row-]', { hasText: subject });

describe('6 the console', () => {
  let li: Page;
  let chen: Page;

  test('a real mail is on the open Unassigned list without a reload, with a chip, and the badge counts it', async () => {
    li = await signIn('li@desk.example');
    chen = await signIn('chen@desk.example', { locale: 'zh-CN' });
    for (const page of [li, chen]) await page.getByTestId('view-unassigned').click();
    await mail('王芳 <wf@example.cn>', '转账未到账', '您好,我昨天转的 5,000 元还没到账。');
    for (const page of [li, chen]) {
      await row(page, '转账未到账').getByTestId('sla-chip').waitFor();
      await expect(page.getByTestId('view-unassigned-count').textContent()).resolves.toBe('1');
    }
  });

  test('by keyboard alone: open, reply, send; the mail leaves, the other agent sees it live and who is looking', async () => {
    await mail('James Carter <james@example.com>', 'Card swallowed', 'My card was swallowed.');
    await row(li, 'Card swallowed').waitFor();
    await li.locator('body').press('j');
    await li.keyboard.press('Enter');
    await li.getByTestId('ticket').waitFor();
    const subject = (await li.getByTestId('ticket').getByRole('heading').first().textContent())!;
    await row(chen, subject).click();
    await chen.getByTestId('presence').waitFor();
    await li.keyboard.press('r');
    await li.keyboard.type('We are looking into it.');
    await li.keyboard.press('Control+Enter');
    await chen.getByText('We are looking into it.').first().waitFor();
    await until('the mail', () => bed.sink.mails.find((one) => one.mail.text.includes('We are looking into it.')));
    await li.screenshot({ path: path.join(out, 'desk-en.png') });
    await chen.screenshot({ path: path.join(out, 'desk-zh.png') });
  });

  test('CK1 keys do nothing in text fields; a note stays in the house', async () => {
    const before = bed.sink.mails.length;
    await li.locator('body').press('n');
    await li.keyboard.type('je: internal only');
    expect(await li.getByTestId('composer-text').inputValue()).toBe('je: internal only');
    await li.keyboard.press('Control+Enter');
    await li.getByTestId('conversation').getByText('je: internal only').waitFor();
    await chen.getByTestId('conversation').getByText('je: internal only').waitFor();
    expect(bed.sink.mails.slice(before).filter((one) => one.mail.text.includes('internal only'))).toEqual([]);
  });

  test('a customer’s HTML mail runs no script and asks no foreign server', async () => {
    const requests: string[] = [];
    li.on('request', (request) => requests.push(request.url()));
    await mail('eve@example.com', 'Newsletter look', 'plain', {
      html: '<p style="position:fixed">Hello <b>there</b><img src="https://tracker.example/p.gif" onerror="window.top.hacked=1"><script>window.top.hacked=1</script></p>',
    });
    await li.getByTestId('view-unassigned').click();
    await row(li, 'Newsletter look').click();
    await li.locator('iframe').first().contentFrame().getByText('there').waitFor();
    expect(await li.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(requests.filter((url) => !url.startsWith(`http://127.0.0.1:${server.port}`) && !url.startsWith('data:'))).toEqual([]);
  });

  test('resolve by key opens the next row, undo brings it back; the row leaves the other screen too', async () => {
    await li.getByTestId('view-my-open').click();
    const first = li.locator('[data-testid^=ticket-row-]').first();
    await first.click();
    const id = await first.getAttribute('data-testid');
    await chen.getByTestId('view-all-open').click();
    await chen.getByTestId(id!).waitFor();
    await li.locator('body').press('e');
    await chen.getByTestId(id!).waitFor({ state: 'detached' });
    await li.getByTestId('undo').click();
    await chen.getByTestId(id!).waitFor();
  });

  test('CG1 a copied link opens the same view and ticket', async () => {
    await row(chen, '转账未到账').click();
    await chen.getByTestId('conversation').getByText('5,000').waitFor();
    const link = chen.url();
    await chen.reload();
    await chen.getByTestId('conversation').getByText('5,000').waitFor();
    expect(chen.url()).toBe(link);
  });

  test('CF2 a filter that does not exist says so and keeps the text', async () => {
    await li.getByTestId('filter').fill('statsu:open');
    await li.keyboard.press('Enter');
    await li.getByTestId('filter-error').waitFor();
    await li.getByTestId('filter').fill('');
    await li.keyboard.press('Enter');
  });

  test('RT13, RT7 a cut cable: the pill says so; what arrived meanwhile is there after it is mended, once', async () => {
    const proxy = await CuttableProxy.to(server.port);
    const page = await signIn('li@desk.example', { port: proxy.port });
    await page.getByTestId('view-unassigned').click();
    await row(page, 'Newsletter look').waitFor();
    proxy.cut();
    await page.locator('[data-testid=pill][data-state="offline"], [data-testid=pill]:has-text("Offline")').waitFor();
    for (const n of [1, 2, 3]) await mail(`away${n}@example.com`, `While away ${n}`, 'hello');
    await chen.getByTestId('view-all-open').click();
    for (const n of [1, 2, 3]) await row(chen, `While away ${n}`).waitFor();
    proxy.mend();
    for (const n of [1, 2, 3]) await row(page, `While away ${n}`).waitFor();
    expect(await row(page, 'While away').count()).toBe(3);
    await page.context().close();
    await proxy.stop();
  });

  test('the supervisor’s board: six tiles and the breach list, in both languages and themes', async () => {
    const board = await signIn('supervisor@desk.example', { colorScheme: 'dark' });
    await board.goto(`http://127.0.0.1:${server.port}/board`);
    await board.getByTestId('board').waitFor();
    await until('six tiles', async () => (await board.locator('[data-testid^=tile-]').count()) === 6);
    await board.screenshot({ path: path.join(out, 'board-en.png') });
    const zh = await signIn('supervisor@desk.example', { locale: 'zh-CN' });
    await zh.goto(`http://127.0.0.1:${server.port}/board`);
    await zh.getByTestId('breaches').waitFor();
    await zh.screenshot({ path: path.join(out, 'board-zh.png') });
    for (const page of [board, zh]) await page.context().close();
  });

  test('an agent is not shown the board', async () => {
    const answer = await li.request.get(`http://127.0.0.1:${server.port}/api/v1/insights/board`);
    expect(answer.status()).toBe(403);
  });

  test.each([['en-GB', 'light'], ['zh-CN', 'dark']] as const)('CG10 axe finds nothing serious on desk and ticket (%s, %s)', async (locale, colorScheme) => {
    const page = await signIn('li@desk.example', { locale, colorScheme });
    await page.getByTestId('view-all-open').click();
    await page.locator('[data-testid^=ticket-row-]').first().click();
    await page.getByTestId('conversation').waitFor();
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const run = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
      return (await run.run()).violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });

  test('B1 the whole suite met no script error and no policy violation', () => expect(faults).toEqual([]));
});
