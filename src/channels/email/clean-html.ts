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

/** Decoded HTML of a mail → what may be shown in the sandboxed frame (rules H1, H2, H4; SECURITY H1, H5, H6). */
export function cleanHtml(html: string, opts: { allowRemoteImages?: boolean } = {}): CleanHtml {
  if (html.length > MAX_CHARS || tooDeep(html)) return { html: null, hasRemoteImages: false };
  let hasRemoteImages = false;
  const cleaned = sanitizeHtml(html.includes('\0') ? html.replaceAll('\0', '') : html, {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid', 'data', 'http', 'https'] },
    allowProtocolRelative: false,
    nonTextTags: droppedWithContent,
    parseStyleAttributes: false, // own, faster and stricter filter in the transform below
    enforceHtmlBoundary: false,
    selfClosing: [], // void elements are written the HTML way below
    transformTags: {
      '*': (tagName, attribs) => {
        if (attribs['style'] !== undefined) {
          const style = cleanStyle(attribs['style']);
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
  return { html: flagLinks(cleaned).trim(), hasRemoteImages };
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

function tooDeep(html: string): boolean {
  if (html.length < MAX_LEVELS * 3) return false;
  let depth = 0;
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])/g;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    if (/^(?:br|img|hr|meta|link|input|col|wbr|area|base|p|li|td|tr|th|option|font|o)$/i.test(match[2]!)) continue;
    depth = match[1] ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_LEVELS) return true;
  }
  return false;
}
