import { decodeTransfer } from './decode-transfer.js';
import { mimeLimits } from './mime-limits.js';
import type { MimePart } from './mime-part.js';
import { parseParameters } from './parse-parameters.js';
import { headerValue, splitHeaders } from './split-headers.js';
import { findBoundary, splitMultipart } from './split-multipart.js';

export interface MimeTree {
  root: MimePart;
  bodyStart: number;
  warnings: string[];
}

interface Budget {
  parts: number;
  warnings: Set<string>;
}

/** Raw mail → tree of parts within the limits of rule P11; broken structure gives the best tree there is (rule P9). */
export function walkMime(raw: Buffer): MimeTree {
  const budget: Budget = { parts: 0, warnings: new Set() };
  const start = leadingBlanks(raw);
  const { part, bodyStart } = readPart(raw.subarray(start), 'text/plain', 0, budget);
  return { root: part, bodyStart: start + bodyStart, warnings: [...budget.warnings] };
}

// Pipes and mbox tools leave blank lines or a byte-order mark before the first header.
function leadingBlanks(raw: Buffer): number {
  let i = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (i < raw.length && (raw[i] === 10 || raw[i] === 13)) i++;
  return i;
}

function readPart(raw: Buffer, defaultType: string, depth: number, budget: Budget): { part: MimePart; bodyStart: number } {
  budget.parts++;
  const block = splitHeaders(raw);
  if (block.truncated) budget.warnings.add('truncated: headers over 2 MB');
  const type = parseParameters(headerValue(block.headers, 'content-type'));
  const disposition = parseParameters(headerValue(block.headers, 'content-disposition'));
  const contentId = headerValue(block.headers, 'content-id');
  const part: MimePart = {
    headers: block.headers,
    type: typeName(type.value, defaultType),
    parameters: type.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    encoding: headerValue(block.headers, 'content-transfer-encoding'),
    contentId: contentId ? contentId.replace(/^[<\s]+|[>\s]+$/g, '') || null : null,
    body: raw.subarray(block.bodyStart),
    children: [],
  };
  if (part.type.startsWith('multipart/')) readChildren(part, depth, budget);
  return { part, bodyStart: block.bodyStart };
}

function readChildren(part: MimePart, depth: number, budget: Budget): void {
  if (depth >= mimeLimits.depth) {
    budget.warnings.add('truncated: more than 100 MIME levels');
    part.type = 'application/octet-stream';
    return;
  }
  // RFC 2046 forbids encoding a multipart, yet base64 ones exist; an identity encoding leaves the bytes alone.
  if (/base64|quoted/i.test(part.encoding ?? '') && !part.body.includes('\n--')) part.body = decodeTransfer(part.body, part.encoding);
  const named = part.parameters.get('boundary');
  let pieces = named ? splitMultipart(part.body, named, mimeLimits.parts) : [];
  // Blanks at a boundary's end are part of it, but some mailers write the delimiters without.
  if (pieces.length === 0 && named && named !== named.trimEnd()) pieces = splitMultipart(part.body, named.trimEnd(), mimeLimits.parts);
  if (pieces.length === 0) {
    const guessed = findBoundary(part.body);
    if (guessed !== null) pieces = splitMultipart(part.body, guessed, mimeLimits.parts);
  }
  if (pieces.length === 0) {
    // A multipart without any delimiter is shown as the text it is, if it has any.
    if (!named || !part.body.includes(`--${named}`)) part.type = 'text/plain';
    return;
  }
  const childDefault = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const piece of pieces) {
    if (budget.parts >= mimeLimits.parts) {
      budget.warnings.add('truncated: more than 1000 MIME parts');
      break;
    }
    part.children.push(readPart(piece, childDefault, depth + 1, budget).part);
  }
}

function typeName(value: string, fallback: string): string {
  if (/^[\w.+-]+\/[\w.+*-]+$/.test(value)) return value;
  if (value === 'text' || value === 'text/') return 'text/plain';
  if (value === 'multipart' || value === 'multipart/') return 'multipart/mixed';
  if (value === 'html' || value === 'plain') return `text/${value}`;
  return fallback;
}
