const properties = new Set(
  (
    'color background-color background font font-family font-size font-style font-weight font-variant line-height letter-spacing word-spacing text-align text-decoration text-indent text-transform ' +
    'vertical-align white-space word-break word-wrap overflow-wrap direction unicode-bidi list-style list-style-type list-style-position border border-top border-right border-bottom border-left border-color border-style ' +
    'border-width border-collapse border-spacing border-radius border-top-width border-right-width border-bottom-width border-left-width border-top-color border-right-color border-bottom-color border-left-color ' +
    'border-top-style border-right-style border-bottom-style border-left-style margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom padding-left ' +
    'width max-width min-width height max-height min-height display table-layout caption-side empty-cells float clear box-sizing'
  ).split(' '),
);
// Anything that could fetch, run or leave its box. A backslash can spell any of it, so it goes too.
const unsafe = /url|expression|javascript|import|behavior|binding|[\\<>@{}]|image\s*\(|image-set|cross-fade|element\s*\(|var\s*\(|attr\s*\(|env\s*\(/i;
const displays = /^(?:block|inline|inline-block|none|table|table-row|table-cell|list-item|inline-table|table-row-group)$/i;

/** A style attribute by allow-list: no position, no url(), no expressions, no negative margins that cover the page. */
export function cleanStyle(style: string): string {
  if (style.length > 4000) return '';
  const out: string[] = [];
  for (const declaration of style.replace(/\/\*[^*]*\*\//g, '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    if (!properties.has(name)) continue;
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, '').trim();
    if (value === '' || value.length > 300 || unsafe.test(value)) continue;
    if (name === 'display' && !displays.test(value)) continue;
    if (name.startsWith('margin') && /-\d/.test(value)) continue;
    out.push(`${name}:${value}`);
  }
  return out.join(';');
}
