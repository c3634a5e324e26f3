import { parseWinmail } from './unpack-tnef.js';
import type { MailAttachment } from '../parsed-mail.js';
import type { FilePart, MailBody } from './collect-body.js';
import { decodeTransfer } from './decode-transfer.js';
import { decodeWords } from './decode-words.js';
import { safeFileName } from './safe-file-name.js';
import { isReportPart, isSignatureBlob } from './part-file-name.js';
import { headerValue, splitHeaders } from './split-headers.js';

/** Rules P5, P6: the files a person sees, with safe and distinct names. `html` tells which images the text shows itself. */
export function collectAttachments(body: MailBody, html: string | null): MailAttachment[] {
  const attachments: MailAttachment[] = [];
  const taken = new Set<string>();
  const add = (name: string, type: string, content: Buffer, contentId: string | null, inline: boolean): void => {
    attachments.push({ index: attachments.length, name: distinct(name, taken), type, size: content.length, inline, contentId, content });
  };
  for (const file of body.files) {
    const { part } = file;
    if (isSignatureBlob(part) || (isReportPart(part) && body.report)) continue;
    const content = file.content ?? decodeTransfer(part.body, part.encoding);
    if (file.content) {
      add(safeFileName(file.name!, 'application/octet-stream'), 'application/octet-stream', content, null, false);
      continue;
    }
    if (part.type === 'application/ms-tnef' || /winmail\.dat$/i.test(file.name ?? '')) {
      const unpacked = parseWinmail(content);
      if (unpacked && unpacked.files.length > 0) {
        for (const inner of unpacked.files) add(safeFileName(inner.name, inner.type), inner.type, inner.content, null, false);
        continue;
      }
    }
    const inline = part.contentId !== null && refersTo(html, part.contentId);
    add(safeFileName(file.name ?? messageName(file), part.type), part.type, content, part.contentId, inline || (part.disposition === 'inline' && part.type.startsWith('image/') && inline));
  }
  return attachments;
}

function refersTo(html: string | null, contentId: string): boolean {
  if (html === null) return false;
  return html.includes(`cid:${contentId}`) || html.includes(`cid:${encodeURIComponent(contentId)}`) || html.includes(`CID:${contentId}`);
}

function messageName(file: FilePart): string {
  if (!file.part.type.startsWith('message/')) return '';
  const inner = splitHeaders(decodeTransfer(file.part.body, file.part.encoding).subarray(0, 65_536)).headers;
  const subject = decodeWords(headerValue(inner, 'subject') ?? '').trim().slice(0, 80);
  return subject === '' ? '' : `${subject.replace(/[\\/.:]+/g, ' ').trim()}.eml`;
}

// Duplicates are numbered before the extension: a.pdf, a1.pdf, a2.pdf.
function distinct(name: string, taken: Set<string>): string {
  let candidate = name;
  const dot = name.lastIndexOf('.');
  for (let i = 1; taken.has(candidate.toLowerCase()); i++) {
    candidate = dot > 0 ? `${name.slice(0, dot)}${i}${name.slice(dot)}` : `${name}${i}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}
