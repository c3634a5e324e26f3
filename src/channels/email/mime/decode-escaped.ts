import iconv from 'iconv-lite';

/**
 * The stateful encodings that iconv-lite lacks (rule P2): each run between escapes is turned into its 8-bit sibling
 * (EUC), which iconv-lite knows. ISO-2022-JP RFC 1468, -KR RFC 1557, -CN RFC 1922, HZ RFC 1843.
 */
export function decodeEscaped(bytes: Buffer, kind: 'iso-2022:jp' | 'iso-2022:kr' | 'iso-2022:cn' | 'hz'): string {
  if (kind === 'iso-2022:jp') return decodeJapanese(bytes);
  if (kind === 'hz') return decodeHz(bytes);
  return decodeShifted(bytes, kind === 'iso-2022:kr' ? 'cp949' : 'gb18030');
}

function decodeJapanese(bytes: Buffer): string {
  const euc: number[] = [];
  let mode: 'ascii' | 'kana' | 'kanji' | 'kanji2' = 'ascii';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x1b) {
      const a = bytes[i + 1];
      const b = bytes[i + 2];
      if (a === 0x24 && b === 0x28) {
        mode = bytes[i + 3] === 0x44 ? 'kanji2' : 'kanji';
        i += 3;
      } else if (a === 0x24) {
        mode = 'kanji';
        i += 2;
      } else if (a === 0x28) {
        mode = b === 0x49 ? 'kana' : 'ascii';
        i += 2;
      } else if (a === 0x26) i += 2;
      continue;
    }
    if (byte === 0x0e || byte === 0x0f) mode = byte === 0x0e ? 'kana' : 'ascii';
    else if (byte === 0x0a || byte === 0x0d) {
      mode = 'ascii'; // RFC 1468: each line starts in ASCII
      euc.push(byte);
    } else if (mode === 'ascii' || byte < 0x21 || byte > 0x7e) euc.push(byte);
    else if (mode === 'kana') euc.push(0x8e, byte | 0x80);
    else {
      if (mode === 'kanji2') euc.push(0x8f);
      euc.push(byte | 0x80, (bytes[++i] ?? 0x21) | 0x80);
    }
  }
  return decodeEucJp(Buffer.from(euc));
}

// NEC and IBM rows (circled digits, ㈱) exist in cp932 only: JIS row/cell pairs are moved into Shift_JIS space for them.
function decodeEucJp(euc: Buffer): string {
  if (euc.includes(0x8f)) return iconv.decode(euc, 'euc-jp');
  const sjis: number[] = [];
  for (let i = 0; i < euc.length; i++) {
    const byte = euc[i]!;
    if (byte === 0x8e) sjis.push(euc[++i] ?? 0x20);
    else if (byte < 0xa1) sjis.push(byte);
    else {
      const row = byte - 0xa0;
      const cell = (euc[++i] ?? 0xa1) - 0xa0;
      sjis.push(((row - 1) >> 1) + (row < 63 ? 0x81 : 0xc1));
      sjis.push(row % 2 === 1 ? cell + (cell < 64 ? 0x3f : 0x40) : cell + 0x9e);
    }
  }
  return iconv.decode(Buffer.from(sjis), 'cp932');
}

function decodeShifted(bytes: Buffer, sibling: string): string {
  const out: number[] = [];
  let shifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x1b && bytes[i + 1] === 0x24) i += 3;
    else if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else if (byte === 0x0a || byte === 0x0d) {
      shifted = false;
      out.push(byte);
    } else out.push(shifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte);
  }
  return iconv.decode(Buffer.from(out), sibling);
}

function decodeHz(bytes: Buffer): string {
  const out: number[] = [];
  let chinese = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const next = bytes[i + 1];
    if (byte === 0x7e && next === 0x7b) {
      chinese = true;
      i++;
    } else if (byte === 0x7e && next === 0x7d) {
      chinese = false;
      i++;
    } else if (!chinese && byte === 0x7e && next === 0x7e) {
      out.push(0x7e);
      i++;
    } else if (!chinese && byte === 0x7e && (next === 0x0a || next === 0x0d)) {
      i += next === 0x0d && bytes[i + 2] === 0x0a ? 2 : 1; // soft line break
    } else if (chinese && byte > 0x20 && byte < 0x7f) out.push(byte | 0x80, (bytes[++i] ?? 0x21) | 0x80);
    else {
      if (byte === 0x0a) chinese = false;
      out.push(byte);
    }
  }
  return iconv.decode(Buffer.from(out), 'gb18030');
}
