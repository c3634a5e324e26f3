import { describe, expect, test } from '@jest/globals';
import { html } from './html-text.js';

describe('html text', () => {
  test('Y5 values are data, in text and in attributes', () => {
    const bad = `"><script>alert('x')</script>&`;
    expect(html`<p title="${bad}">${bad}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  test('templates nest without being escaped twice; nothing is nothing', () => {
    expect(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}</ul>${false}${null}${0}`.markup).toBe('<ul><li>a</li><li>&lt;</li></ul>0');
  });
});
