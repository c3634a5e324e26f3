import { alternation } from './phrase-pattern.js';
import type { TextLine } from './quoted-line.js';
import { closingPhrases, sentFromPhrases } from './signature-phrases.js';

const dashes = /^\s{0,3}(?:--|__|-- )\s*$/;
const listFooter = /^_{20,}\s*$/;
const sentFrom = new RegExp(`^[\\s<(\\[*_>]{0,6}(?:${alternation(sentFromPhrases)})`, 'iu');
const sentFromEnd = /(?:から送信|에서 보냄|gönderildi|傳送|发送|送信)[)>\]\s.。]*$/u;
const deviceWord = /iphone|ipad|ipod|android|galaxy|samsung|blackberry|mobil|phone|handy|smartphone|tablet|device|cell|outlook|mail|htc|huawei|xiaomi|mi \d|redmi|honor|oneplus|nokia|windows|yahoo|aol|gmx|web\.de|typeapp|spark|airmail|mailbox|bluemail|k-9|nine|surface|mac|pc|ti-\d|lg|sony|xperia|moto|nexus|pixel|wiko|alcatel|appareil|portable|gerät|dispositivo|celular|móvil|móvel|telefon|手机|手機|平板|客户端|邮箱|郵箱|信箱/i;
const closing = new RegExp(`^\\s*(?:${alternation(closingPhrases)})[\\s,.!;，。-]*$`, 'iu');
const contact = /@|https?:|www\.|\+?\d[\d\s().-]{6,}|\b(?:ceo|cto|cfo|coo|manager|director|engineer|developer|consultant|head of|president|founder|ltd|inc|gmbh|llc|tel|fax|mobile|phone|leiter|geschäftsführer)\b/i;
const MAX_SIGNATURE = 14;

/** Where the signature begins in `lines[0..end)`, or `end` when there is none. */
export function signatureStart(lines: TextLine[], end: number): number {
  let fence = false;
  for (let i = 0; i < end; i++) {
    const { text, mark } = lines[i]!;
    if (text.startsWith('```')) fence = !fence;
    if (fence) continue;
    if (mark === 'signature' && restIs(lines, i, end, (line) => line.mark === 'signature')) return i;
    if (text.length > 160) continue;
    if (dashes.test(text) && shortRest(lines, i + 1, end, MAX_SIGNATURE)) return i;
    if (listFooter.test(text) && /list|https?:|@/i.test(lines.slice(i + 1, Math.min(i + 4, end)).map((line) => line.text).join(' ')) && shortRest(lines, i + 1, end, 8)) return i;
    if (isSentFrom(text)) return i;
    if (closing.test(text) && signedBelow(lines, i + 1, end)) return i;
  }
  return end;
}

function isSentFrom(text: string): boolean {
  const bare = text.replace(/<?https?:\S+|\(https?:[^)]*\)/g, '').trim();
  if (bare.length > 110) return false;
  if (sentFromEnd.test(bare) && deviceWord.test(bare) && bare.length < 60) return true;
  if (!sentFrom.test(bare)) return false;
  if (/^\W*(?:sent|get|from)\b/i.test(bare)) {
    const words = bare.split(/\s+/);
    // "Sent from my desk, is much easier …" is a sentence; "Sent from my cell, please excuse any typos." is not.
    if (/\b(?:is|are|was|to|all|app|we|i)\b/i.test(words.slice(3).join(' '))) return false;
    if (/^\W*from my/i.test(bare)) return deviceWord.test(bare) && words.length < 6;
    return deviceWord.test(bare) || words.length <= 6;
  }
  return deviceWord.test(bare);
}

function restIs(lines: TextLine[], from: number, end: number, test: (line: TextLine) => boolean): boolean {
  for (let i = from; i < end; i++) if (lines[i]!.text !== '' && !test(lines[i]!)) return false;
  return true;
}

function shortRest(lines: TextLine[], from: number, end: number, most: number): boolean {
  let count = 0;
  for (let i = from; i < end; i++) {
    const text = lines[i]!.text.trim();
    if (text === '') continue;
    if (++count > most || text.length > 300) return false;
  }
  return true;
}

function signedBelow(lines: TextLine[], from: number, end: number): boolean {
  const below: string[] = [];
  for (let i = from; i < end; i++) {
    const text = lines[i]!.text.trim();
    if (text === '') continue;
    if (text.length > 80 || (text.length > 30 && /[.!?。！？]$/.test(text))) return false;
    below.push(text);
    if (below.length > 10) return false;
  }
  return below.length >= 2 && below.slice(1).some((text) => contact.test(text));
}
