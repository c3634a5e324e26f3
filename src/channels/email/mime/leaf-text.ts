import { decodeText } from './decode-text.js';
import { decodeTransfer } from './decode-transfer.js';
import { unixLines } from './line-endings.js';
import type { MimePart } from './mime-part.js';

const metaCharset = /<meta[^>]{1,300}charset\s*=\s*["']?([\w.:-]{2,40})/i;

/** The decoded text of a text part, line endings as \n, NUL bytes gone (rules P1, P9). */
export function leafText(part: MimePart): string {
  let bytes = decodeTransfer(part.body, part.encoding);
  let charset = part.parameters.get('charset');
  const wide = /utf-?(?:16|32)|ucs/i.test(charset ?? '') || bytes[0] === 0xff || bytes[0] === 0xfe;
  if (!wide) bytes = unixLines(bytes);
  if (!charset && part.type === 'text/html') charset = metaCharset.exec(bytes.toString('latin1', 0, 4096))?.[1];
  const text = decodeText(bytes, charset);
  return normalise(part.parameters.get('format')?.toLowerCase() === 'flowed' ? unflow(text, part.parameters.get('delsp')) : text);
}

function normalise(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines;
}

// RFC 3676: a line that ends in a space goes on in the next one of the same quote depth; "-- " does not.
function unflow(text: string, delSp: string | undefined): string {
  const lines = text.split(/\r\n|\n|\r/);
  const out: string[] = [];
  let flowing = false;
  let depth = 0;
  for (const line of lines) {
    const quote = /^>*/.exec(line)![0].length;
    const content = quote > 0 ? line.slice(quote) : line;
    const bare = content.startsWith(' ') ? content.slice(1) : content;
    const soft = bare.endsWith(' ') && bare !== '-- ';
    const kept = soft && delSp?.toLowerCase() === 'yes' ? bare.slice(0, -1) : bare;
    if (flowing && quote === depth && bare !== '-- ') out[out.length - 1] += kept;
    else out.push(quote > 0 ? `${'>'.repeat(quote)} ${kept}` : kept);
    flowing = soft;
    depth = quote;
  }
  return out.join('\n');
}
