import { alternation } from './phrase-pattern.js';
import { originalMessagePhrases } from './reply-phrases.js';

const phrases = alternation(originalMessagePhrases);
const dashed = new RegExp(`^[\\s>*_]{0,8}[-_=~*\\u2013\\u2014\\u2500]{2,80}\\s{0,4}(?:${phrases})\\s{0,4}:?\\s{0,4}[-_=~*\\u2013\\u2014\\u2500]{0,80}\\s*$`, 'iu');
const named = new RegExp(`^[\\s>*]{0,8}(?:begin forwarded message|${phrases})\\s{0,3}[:：]\\s*$`, 'iu');
const ownMarker = /(?:reply|write|type|respond)\s+above\s+this\s+line|请(?:在|于)(?:此|本|这)行(?:上方|之上|以上)(?:回复|回覆)|請在此行上方回覆|antworten sie (?:bitte )?(?:über|oberhalb) dieser (?:zeile|linie)|répondez? au-dessus de cette ligne|responda? acima desta linha|responda? (?:por )?encima de esta línea/i;
const ruleOnly = /^[\s>]{0,4}[-_=*~#\u2500\u2014\u2013+]{3,}\s*$/;

/** "-----Original Message-----" in any of the languages of the table. */
export function isOriginalMessageLine(text: string): boolean {
  return text.length < 160 && (dashed.test(text) || named.test(text));
}

/** Rule Q3: the line our own notifications carry; what is below it is ours. */
export function isOwnMarker(text: string): boolean {
  return text.length < 200 && ownMarker.test(text);
}

/** A line that only draws a rule. */
export function isRule(text: string): boolean {
  return text.length < 200 && ruleOnly.test(text);
}
