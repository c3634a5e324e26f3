/** CRLF and CR → LF on bytes, in one pass; for every charset but the two- and four-byte ones. */
export function unixLines(bytes: Buffer): Buffer {
  if (!bytes.includes(13)) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== 13) out[length++] = byte;
    else if (bytes[i + 1] !== 10) out[length++] = 10;
  }
  return out.subarray(0, length);
}
