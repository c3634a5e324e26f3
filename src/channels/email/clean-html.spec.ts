import { describe, expect, it } from '@jest/globals';
import { cleanHtml } from './clean-html.js';

const clean = (html: string): string => cleanHtml(html).html ?? 'null';

describe('H1 what could run or leave its box is gone', () => {
  it.each([
    ['<script>alert(1)</script>hi', 'hi'],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="java\tscript:alert(1)">x</a>', '<a>x</a>'],
    ['<iframe src="https://x.example"></iframe>a', 'a'],
    ['<form action="/x"><input name=a><button>b</button></form>', 'b'],
    ['<svg onload=alert(1)><circle/></svg>ok', 'ok'],
    ['<style>@import url(x)</style>ok', 'ok'],
    ['<base href="https://x.example">ok', 'ok'],
    ['<meta http-equiv=refresh content="0;url=x">ok', 'ok'],
    ['<p style="position:fixed;top:0;color:red">x</p>', '<p style="color:red">x</p>'],
    ['<p style="background:url(https://t.example/x.gif);color:red">x</p>', '<p style="color:red">x</p>'],
    ['<p style="width:expression(alert(1))">x</p>', '<p>x</p>'],
    ['<p style="background:u\\72l(x)">x</p>', '<p>x</p>'],
    ['<div style="margin-top:-500px">x</div>', '<div>x</div>'],
    ['<p id="console" class="modal">x</p>', '<p>x</p>'],
    ['a\0<b>c</b>', 'a<b>c</b>'],
  ])('H1 %s', (html, expected) => {
    expect(clean(html)).toBe(expected);
  });
});

describe('H2 H3 images', () => {
  it('H2 remote images are blocked and keep their address for the proxy', () => {
    expect(cleanHtml('<img src="https://t.example/p.gif" srcset="https://t.example/2.gif 2x">')).toEqual({ html: '<img data-remote-src="https://t.example/p.gif">', hasRemoteImages: true });
    expect(cleanHtml('<img src="//t.example/p.gif">').hasRemoteImages).toBe(true);
    expect(cleanHtml('<table background="https://t.example/p.gif"><tr><td>x</td></tr></table>').html).not.toContain('t.example');
  });
  it('H3 cid images stay', () => {
    expect(cleanHtml('<img src="cid:logo@x" alt="Logo">')).toEqual({ html: '<img src="cid:logo@x" alt="Logo">', hasRemoteImages: false });
  });
});

describe('H4 H5 links', () => {
  it('H5 links open elsewhere and tell nothing', () => {
    expect(clean('<a href="https://x.example/a">go</a>')).toBe('<a href="https://x.example/a" rel="noopener noreferrer nofollow" target="_blank">go</a>');
  });
  it('H4 a text that names another host and punycode are flagged', () => {
    expect(clean('<a href="https://evil.example/">www.bank.example</a>')).toContain('data-link-host="evil.example"');
    expect(clean('<a href="https://mail.bank.example/">bank.example</a>')).not.toContain('data-link-host');
    expect(clean('<a href="https://xn--bcher-kva.example/">x</a>')).toContain('data-punycode="bücher.example"');
  });
});

describe('H7 limits', () => {
  it('H7 more than 1 MB or 200 levels is shown as text', () => {
    expect(cleanHtml('x'.repeat(1024 * 1024 + 1)).html).toBeNull();
    expect(cleanHtml('<div>'.repeat(300)).html).toBeNull();
    expect(cleanHtml('<div>x</div>'.repeat(300)).html).not.toBeNull();
  });
});
