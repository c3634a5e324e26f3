/** The language our own automatic texts should answer in: Chinese when the mail is written in it, else English. */
export function guessLanguage(subject: string, text: string): 'zh' | 'en' {
  const sample = `${subject} ${text.slice(0, 4000)}`;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return 'en';
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const letters = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return kana * 5 < han && han * 6 > letters ? 'zh' : 'en';
}
