/** The first bytes that make a file an image of a kind browsers only draw; everything else is a download (U2). */
const marks: readonly { type: string; matches(bytes: Buffer): boolean }[] = [
  { type: 'image/png', matches: (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) },
  { type: 'image/jpeg', matches: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { type: 'image/gif', matches: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) },
  { type: 'image/webp', matches: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP' },
];

/** Bytes `bitmapType` needs to see. */
export const MARK_BYTES = 12;

/** The type that the bytes themselves say, never the name or the sender; null for no bitmap. */
export const bitmapType = (start: Buffer): string | null => marks.find((mark) => mark.matches(start))?.type ?? null;
