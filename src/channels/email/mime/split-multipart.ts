const LF = 10;
const CR = 13;
const DASH = 45;

/** RFC 2046 §5.1.1: the bytes between delimiter lines; a missing close delimiter ends with the body. */
export function splitMultipart(body: Buffer, boundary: string, limit: number): Buffer[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  let partStart = -1;
  let position = 0;
  while (pieces.length <= limit) {
    const at = body.indexOf(delimiter, position);
    if (at < 0) break;
    position = at + delimiter.length;
    if (at > 0 && body[at - 1] !== LF && body[at - 1] !== CR) continue;
    const line = delimiterLine(body, position);
    if (!line) continue; // the boundary of an inner part that begins with ours, or text
    if (partStart >= 0) pieces.push(body.subarray(partStart, Math.max(partStart, contentEnd(body, at))));
    partStart = line.close ? -1 : line.next;
    position = line.next;
  }
  if (partStart >= 0 && partStart < body.length) pieces.push(body.subarray(partStart));
  return pieces;
}

function delimiterLine(body: Buffer, from: number): { close: boolean; next: number } | null {
  let i = from;
  const close = body[i] === DASH && body[i + 1] === DASH;
  if (close) i += 2;
  while (body[i] === 32 || body[i] === 9) i++;
  if (i >= body.length) return { close, next: body.length };
  if (body[i] === CR) return { close, next: body[i + 1] === LF ? i + 2 : i + 1 };
  if (body[i] === LF) return { close, next: i + 1 };
  return null;
}

// The line end before a delimiter belongs to the delimiter.
function contentEnd(body: Buffer, delimiterAt: number): number {
  let end = delimiterAt;
  if (end > 0 && body[end - 1] === LF) end--;
  if (end > 0 && body[end - 1] === CR) end--;
  return end;
}

/** For a missing or wrong boundary parameter (rule P9): a `--token` line that is followed by a Content- header. */
export function findBoundary(body: Buffer): string | null {
  const head = body.toString('latin1', 0, 65_536);
  const match = /(?:^|[\r\n])--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200})\r?\n(?:[A-Za-z-]{1,60}:[^\n]{0,998}\n){0,5}?content-[a-z-]{1,40}:/i.exec(head);
  return match ? match[1]!.trimEnd() : null;
}
