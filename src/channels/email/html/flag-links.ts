import { domainToUnicode } from 'node:url';

const link = /<a\s([^>]*)href="([^"]*)"([^>]*)>/g;
const hostInText = /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24})(?:[/:?#\s]|$)/u;

/**
 * Rule H4: a link whose text names another host, and any punycode host, gets a data attribute the console shows as a
 * warning. Works on cleaned HTML, where attributes are double-quoted and well formed.
 */
export function flagLinks(html: string): string {
  if (!html.includes('<a ')) return html;
  return html.replace(link, (whole, before: string, href: string, after: string, offset: number) => {
    const host = hostOf(href);
    if (host === null) return whole;
    const close = html.indexOf('</a>', offset);
    const text = close < 0 || close - offset > 5000 ? '' : html.slice(offset + whole.length, close).replace(/<[^>]{0,1000}>/g, '').trim();
    const shown = text.includes('@') ? null : hostInText.exec(text);
    const flags: string[] = [];
    if (shown && !sameSite(shown[1]!.toLowerCase(), host)) flags.push(` data-link-host="${escapeAttribute(host)}"`);
    if (host.includes('xn--')) flags.push(` data-punycode="${escapeAttribute(domainToUnicode(host))}"`);
    return flags.length === 0 ? whole : `<a ${before}href="${href}"${after}${flags.join('')}>`;
  });
}

function hostOf(href: string): string | null {
  const match = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(href.replace(/&amp;/g, '&'));
  return match ? match[1]!.toLowerCase() : null;
}

function sameSite(shown: string, host: string): boolean {
  const bare = host.replace(/^www\./, '');
  return bare === shown || bare.endsWith(`.${shown}`) || shown.endsWith(`.${bare}`);
}

function escapeAttribute(value: string): string {
  return value.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}
