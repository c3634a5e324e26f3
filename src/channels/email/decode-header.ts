import libmime from 'libmime';

/** One decoded header of a mail's first bytes (latin1 text); empty when it is missing. */
export function decodeHeader(head: string, name: string): string {
  const block = head.split(/\r?\n\r?\n/, 1)[0]!.replace(/\r?\n[ \t]+/g, ' ');
  const line = block.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line ? libmime.decodeWords(line.slice(name.length + 1).trim()) : '';
}
