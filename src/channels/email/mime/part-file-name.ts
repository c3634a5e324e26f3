import type { MimePart } from './mime-part.js';
import { headerValue } from './split-headers.js';
import { decodeWords } from './decode-words.js';

/** The name a part gives itself: filename, else name, else the last piece of Content-Location; null when it has none. */
export function partFileName(part: MimePart): string | null {
  const given = part.dispositionParameters.get('filename') || part.parameters.get('name') || part.dispositionParameters.get('name') || part.parameters.get('filename');
  if (given && given.trim() !== '') return given;
  const location = headerValue(part.headers, 'content-location');
  if (location && part.type !== 'text/html' && part.type !== 'text/plain') {
    const last = decodeWords(location).split(/[?#]/)[0]!.split('/').at(-1)!;
    if (/\.\w{1,8}$/.test(last)) return last;
  }
  return null;
}

/** Signature blobs are shown as a badge, not as files (rules P5, P8). */
export function isSignatureBlob(part: MimePart): boolean {
  return /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature)$/.test(part.type);
}

/** Delivery reports and returned headers are data for the bounce reader, not files for a person (rule P5). */
export function isReportPart(part: MimePart): boolean {
  return /^(?:message\/(?:delivery-status|feedback-report|disposition-notification|global-delivery-status|global-headers)|text\/rfc822-headers)$/.test(part.type);
}
