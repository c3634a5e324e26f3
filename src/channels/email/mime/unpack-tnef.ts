import { decodeText } from './decode-text.js';

export interface TnefContent {
  files: { name: string; type: string; content: Buffer }[];
}

const SIGNATURE = 0x223e9f78;
const attribute = { renderData: 0x9002, data: 0x800f, title: 0x8010, mapi: 0x9005 } as const;
const MAPI_LONG_NAME = 0x3707;
const MAPI_DATA = 0x3701;
const MAPI_MIME = 0x370e;

/** winmail.dat (MS-OXTNEF): its files. Null when it is not one or is damaged; then the file itself is kept (rule P6). */
export function parseWinmail(data: Buffer): TnefContent | null {
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE) return null;
  const files: TnefContent['files'] = [];
  let current: { name: string; type: string; content: Buffer | null } | null = null;
  const flush = (): void => {
    if (current?.content) files.push({ name: current.name || 'file', type: current.type, content: current.content });
  };
  let position = 6;
  try {
    while (position + 9 < data.length) {
      const level = data[position]!;
      const id = data.readUInt16LE(position + 1);
      const length = data.readUInt32LE(position + 5);
      const value = data.subarray(position + 9, position + 9 + length);
      if (value.length < length) break;
      position += 9 + length + 2; // the checksum is not worth failing over
      if (level !== 2) continue;
      if (id === attribute.renderData) {
        flush();
        current = { name: '', type: 'application/octet-stream', content: null };
      } else if (current && id === attribute.title) current.name ||= text(value);
      else if (current && id === attribute.data) current.content = value;
      else if (current && id === attribute.mapi) readProperties(value, current);
    }
    flush();
  } catch {
    return files.length > 0 ? { files } : null;
  }
  return { files };
}

function readProperties(value: Buffer, into: { name: string; type: string; content: Buffer | null }): void {
  let position = 4;
  const count = value.readUInt32LE(0);
  for (let i = 0; i < count && position + 4 <= value.length; i++) {
    const type = value.readUInt16LE(position);
    const id = value.readUInt16LE(position + 2);
    position += 4;
    if (id >= 0x8000) position = skipName(value, position);
    const fixed = fixedSize(type);
    if (fixed > 0) {
      position += fixed;
      continue;
    }
    const items = value.readUInt32LE(position);
    position += 4;
    for (let k = 0; k < items; k++) {
      const size = value.readUInt32LE(position);
      const data = value.subarray(position + 4, position + 4 + size);
      position += 4 + size + ((4 - (size % 4)) % 4);
      if (id === MAPI_LONG_NAME) into.name = type === 0x1f ? data.toString('utf16le').replace(/\0+$/, '') : text(data);
      else if (id === MAPI_MIME) into.type = (type === 0x1f ? data.toString('utf16le') : text(data)).replace(/\0+$/, '').toLowerCase() || into.type;
      else if (id === MAPI_DATA && !into.content) into.content = type === 0x0d ? data.subarray(16) : data;
    }
  }
}

function skipName(value: Buffer, from: number): number {
  const kind = value.readUInt32LE(from + 16);
  if (kind === 0) return from + 24;
  const length = value.readUInt32LE(from + 20);
  return from + 24 + length + ((4 - (length % 4)) % 4);
}

function fixedSize(type: number): number {
  if ([0x02, 0x03, 0x04, 0x0a, 0x0b].includes(type)) return 4;
  if ([0x05, 0x06, 0x07, 0x14, 0x40].includes(type)) return 8;
  return type === 0x48 ? 16 : 0;
}

function text(value: Buffer): string {
  return decodeText(value.subarray(0, value.indexOf(0) < 0 ? value.length : value.indexOf(0)));
}
