/** Bytes of inline images one frame carries at most; what is above stays an empty box and a file in the list. */
export const FRAME_IMAGE_BYTES = 10 * 1024 * 1024;

/**
 * A mail runs no script, asks no host, and lives in an origin of its own where `'self'` and cookies mean nothing (H2):
 * so its inline images travel inside the document.
 */
export const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

const STYLE = 'html{color-scheme:light}body{margin:12px;font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}';

/** The document of a message's frame; `html` was cleaned before it was stored. */
export const frameDocument = (html: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${STYLE}</style></head><body>${html}</body></html>`;

const CID = /(<img\b[^>]*?\ssrc=)(["'])cid:([^"'<>]*)\2/gi;

/** Content-IDs the HTML shows as images. */
export const namedContentIds = (html: string): Set<string> => new Set([...html.matchAll(CID)].map((match) => contentId(match[3]!)));

/** Puts images in the place of their Content-IDs; an unknown one keeps no source at all. */
export function withInlineImages(html: string, images: ReadonlyMap<string, { type: string; bytes: Buffer }>): string {
  return html.replace(CID, (_, before: string, quote: string, id: string) => {
    const image = images.get(contentId(id));
    return image ? `${before}${quote}data:${image.type};base64,${image.bytes.toString('base64')}${quote}` : `${before}${quote}${quote}`;
  });
}

/** RFC 2392: the part's Content-ID without its brackets, percent-encoded in the URL. */
function contentId(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('&amp;', '&')).trim();
  } catch {
    return text.trim();
  }
}
