import { extractUuFiles } from './decode-uuencode.js';
import { leafText } from './leaf-text.js';
import { isSignatureBlob, partFileName } from './part-file-name.js';
import type { MimePart } from './mime-part.js';

/** A leaf that is a file, or decoded bytes that came out of a text (uuencode). */
export interface FilePart {
  part: MimePart;
  name: string | null;
  content: Buffer | null;
}

export interface MailBody {
  text: string;
  html: string | null;
  files: FilePart[];
  /** message/rfc822 parts, in order: attachments, but also the body of a mail that has no other. */
  messages: MimePart[];
  report: MimePart | null;
}

interface Shown {
  text: string | null;
  html: string | null;
}

/** Rule P4: what is read, and what is a file. Alternatives give one of theirs, other multiparts all of theirs in order. */
export function collectBody(root: MimePart): MailBody {
  const body: MailBody = { text: '', html: null, files: [], messages: [], report: null };
  const shown = show(root, body, true, root);
  body.text = shown.text ?? '';
  body.html = shown.html;
  return body;
}

function show(part: MimePart, body: MailBody, first: boolean, root: MimePart): Shown {
  if (part.children.length > 0) {
    if (part.type === 'multipart/alternative') return showAlternative(part, body, first, root);
    if (part.type === 'multipart/report') body.report ??= part;
    return showMixed(part, body, first, root);
  }
  if (part.type.startsWith('multipart/')) return { text: null, html: null };
  if (isReadable(part, first, root)) return showLeaf(part, body);
  if (part.type === 'message/rfc822' || part.type === 'message/global') body.messages.push(part);
  body.files.push({ part, name: partFileName(part), content: null });
  return { text: null, html: null };
}

function isReadable(part: MimePart, first: boolean, root: MimePart): boolean {
  const { type } = part;
  const readable = type === 'text/plain' || type === 'text/html' || type === 'text/enriched' || type === 'text/richtext' || type === 'text/x-amp-html';
  if (!readable) return part === root && type.startsWith('text/') && part.disposition !== 'attachment';
  if (part.disposition === 'attachment') return false;
  // RFC 1341 richtext is long dead: beside a text it is a file, alone it is read.
  if (type === 'text/richtext' && !first) return false;
  return first || partFileName(part) === null;
}

function showLeaf(part: MimePart, body: MailBody): Shown {
  const text = leafText(part);
  if (part.type === 'text/html') return { text: null, html: text };
  if (part.type === 'text/x-amp-html') return { text: null, html: null };
  if (part.type === 'text/enriched' || part.type === 'text/richtext') return { text: text.replace(/<nl>/gi, '\n').replace(/<<|<\/?[a-z][^<>]{0,80}>/gi, (tag) => (tag === '<<' ? '<' : '')), html: null };
  for (const file of extractUuFiles(text).files) body.files.push({ part, name: file.name, content: file.content });
  return { text, html: null };
}

function showAlternative(part: MimePart, body: MailBody, first: boolean, root: MimePart): Shown {
  let text: string | null = null;
  let html: string | null = null;
  for (const child of part.children) {
    const shown = show(child, body, first, root);
    // The last displayable one is best (RFC 2046 §5.1.4); an empty one displays nothing.
    // Two plain alternatives are a sender's mistake for "mixed": neither may be lost.
    if (shown.text !== null && text !== null && child.type === 'text/plain' && shown.text.trim() !== '' && text.trim() !== '') text = `${text.replace(/\n+$/, '')}\n\n${shown.text}`;
    else if (shown.text !== null && (text === null || shown.text.trim() !== '')) text = shown.text;
    if (shown.html !== null && (html === null || shown.html.trim() !== '')) html = shown.html;
  }
  return { text, html };
}

function showMixed(part: MimePart, body: MailBody, first: boolean, root: MimePart): Shown {
  const all: Shown[] = [];
  let awaited = first;
  for (const [i, child] of part.children.entries()) {
    if (part.type === 'multipart/signed' && i > 0 && isSignatureBlob(child)) continue;
    const shown = show(child, body, awaited, root);
    if (shown.text !== null || shown.html !== null) {
      all.push(shown);
      awaited = false;
    }
  }
  return joinShown(all);
}

function joinShown(all: Shown[]): Shown {
  if (all.length <= 1) return all[0] ?? { text: null, html: null };
  const withHtml = all.some((shown) => shown.html !== null);
  if (!withHtml) return { text: all.map((shown) => (shown.text ?? '').replace(/\n+$/, '')).join('\n\n'), html: null };
  // Text is written anew from the joined HTML when some part had no plain version.
  const complete = all.every((shown) => shown.text !== null && shown.text.trim() !== '');
  return {
    text: complete ? all.map((shown) => shown.text!.replace(/\n+$/, '')).join('\n\n') : null,
    html: all.map((shown) => shown.html ?? textAsHtml(shown.text ?? '')).join('\n'),
  };
}

function textAsHtml(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.trim().replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;');
  return `<div>${escaped.replace(/\n/g, '<br>\n')}</div>`;
}
