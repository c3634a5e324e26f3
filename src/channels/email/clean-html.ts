import sanitizeHtml from 'sanitize-html';
import { cleanStyle } from './html/clean-style.js';
import { flagLinks } from './html/flag-links.js';
import { allowedAttributes, allowedTags, droppedWithContent } from './html/html-allow-list.js';

/** Stored with each cleaned body; a higher version re-cleans from the raw mail (SECURITY H1). */
export const CLEANER_VERSION = 1;

export interface CleanHtml {
  /** null when the markup is too large or too deep and the mail is shown as text (SECURITY H7). */
  html: string | null;
  hasRemoteImages: boolean;
}

const MAX_CHARS = 1024 * 1024;
const MAX_LEVELS = 200;
const MAX_TAGS = 60_000;

/** Decoded HTML of a mail → what may be shown in the sandboxed frame (rules H1, H2, H4; SECURITY H1, H5, H6). */
export function cleanHtml(html: string, opts: { allowRemoteImages?: boolean } = {}): CleanHtml {
  if (html.length > MAX_CHARS || tooComplex(html)) return { html: null, hasRemoteImages: false };
  let hasRemoteImages = false;
  const styles = new Map<string, string>(); // mail repeats the same few style attributes on every paragraph
  const styleOf = (raw: string): string => {
    let style = styles.get(raw);
    if (style === undefined) styles.set(raw, (style = cleanStyle(raw)));
    return style;
  };
  const cleaned = sanitizeHtml(html.includes('\0') ? html.replaceAll('\0', '') : html, {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid', 'data', 'http', 'https'] },
    allowProtocolRelative: false,
    nonTextTags: droppedWithContent,
    parseStyleAttributes: false, // own, faster and stricter filter in the transform below
    enforceHtmlBoundary: false,
    transformTags: {
      '*': (tagName, attribs) => {
        if (attribs['style'] !== undefined) {
          const style = styleOf(attribs['style']);
          if (style) attribs['style'] = style;
          else delete attribs['style'];
        }
        if (tagName === 'img') {
          if (safeImage(attribs, opts.allowRemoteImages === true)) hasRemoteImages = true;
        } else if (tagName === 'a') safeLink(attribs);
        return { tagName, attribs };
      },
    },
  });
  return { html: flagLinks(cleaned.replace(/<(br|hr|img|col|wbr)([^<>]*?) \/>/g, '<$1$2>')).trim(), hasRemoteImages };
}

// Returns true for an image of another host. It keeps its address for the proxy but asks nobody anything (rule H2).
function safeImage(attribs: Record<string, string>, allowRemote: boolean): boolean {
  const src = (attribs['src'] ?? '').trim();
  delete attribs['srcset'];
  delete attribs['data-remote-src'];
  if (/^cid:/i.test(src) || /^data:image\/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]*$/i.test(src)) return false;
  delete attribs['src'];
  const remote = src.startsWith('//') ? `https:${src}` : src;
  if (!/^https?:\/\//i.test(remote)) return false;
  if (allowRemote) attribs['src'] = remote;
  else attribs['data-remote-src'] = remote;
  return true;
}

function safeLink(attribs: Record<string, string>): void {
  const href = (attribs['href'] ?? '').replace(/[\u0000-\u0020\u00a0]+/g, '');
  if (!/^(?:https?:|mailto:|tel:)/i.test(href)) {
    delete attribs['href'];
    return;
  }
  attribs['href'] = href;
  attribs['rel'] = 'noopener noreferrer nofollow';
  attribs['target'] = '_blank';
}

// Counts tags and levels in one pass without a parser. A real megabyte of mail has some 40,000 tags; more is an attack on
// the 500 ms that cleaning may take. Tags that browsers close by themselves do not nest.
function tooComplex(html: string): boolean {
  let depth = 0;
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (++count > MAX_TAGS) return true;
    if (html.charCodeAt(at + 1) === 47) {
      if (depth > 0 && !unnested.has(nameAt(html, at + 2))) depth--;
    } else {
      const name = nameAt(html, at + 1);
      if (name !== '' && !unnested.has(name) && ++depth > MAX_LEVELS) return true;
    }
  }
  return false;
}

const unnested = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'wbr', 'area', 'base', 'p', 'li', 'td', 'tr', 'th', 'option', 'o']);

function nameAt(html: string, from: number): string {
  let to = from;
  while (to < from + 8) {
    const code = html.charCodeAt(to) | 32;
    if (code < 97 || code > 122) break;
    to++;
  }
  return html.slice(from, to).toLowerCase();
}
