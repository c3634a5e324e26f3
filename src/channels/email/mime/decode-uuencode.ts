export interface UuFile {
  name: string;
  content: Buffer;
}

const beginLine = /^begin(?:-base64)? [0-7]{3,4} (\S.*)$/;

/** One uuencoded body, with or without its begin line. */
export function decodeUuBlock(body: Buffer): Buffer {
  const lines = body.toString('latin1').split(/\r\n|\n|\r/);
  const begin = lines.findIndex((line) => beginLine.test(line.trim()));
  return decodeLines(lines, begin + 1).content;
}

/** Takes uuencoded files out of a plain text, as the mail programs that knew no MIME sent them (rule P9). */
export function extractUuFiles(text: string): { text: string; files: UuFile[] } {
  if (!text.includes('begin ')) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuFile[] = [];
  let attempts = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const begin = line.startsWith('begin') && attempts < 100 ? beginLine.exec(line.trim()) : null;
    if (begin) {
      attempts++; // a failed attempt may scan far, so their number is bounded
      const block = decodeLines(lines, i + 1);
      if (block.ended && block.content.length > 0) {
        files.push({ name: begin[1]!.trim(), content: block.content });
        i = block.next - 1;
        continue;
      }
    }
    kept.push(line);
  }
  return files.length === 0 ? { text, files } : { text: kept.join('\n'), files };
}

function decodeLines(lines: string[], from: number): { content: Buffer; next: number; ended: boolean } {
  const chunks: Buffer[] = [];
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!.replace(/\r$/, '');
    if (/^end\s*$/.test(line)) return { content: Buffer.concat(chunks), next: i + 1, ended: true };
    if (line === '' || line.trim() === '`') continue;
    const first = line.charCodeAt(0);
    const size = (first - 32) & 63;
    if (first < 32 || first > 96 || line.length < Math.ceil((size * 4) / 3) * 0.8) break;
    chunks.push(decodeLine(line, size));
  }
  return { content: Buffer.concat(chunks), next: lines.length, ended: false };
}

function decodeLine(line: string, size: number): Buffer {
  const out = Buffer.alloc(size);
  const at = (i: number): number => (i < line.length ? (line.charCodeAt(i) - 32) & 63 : 0);
  for (let i = 1, o = 0; o < size; i += 4, o += 3) {
    const word = (at(i) << 18) | (at(i + 1) << 12) | (at(i + 2) << 6) | at(i + 3);
    out[o] = word >> 16;
    if (o + 1 < size) out[o + 1] = (word >> 8) & 255;
    if (o + 2 < size) out[o + 2] = word & 255;
  }
  return out;
}
