import type { SurveyKind, SurveyLocale } from './surveys.contract.js';

export interface SurveyWords {
  title: string;
  question: Record<SurveyKind, string>;
  /** What each CSAT score is called. */
  csat: Record<number, string>;
  /** The two ends of the NPS scale. */
  npsLow: string;
  npsHigh: string;
  about: (number: number) => string;
  why: string;
  optional: string;
  callMe: string;
  submit: string;
  errorTitle: string;
  errors: { score: string; comment: string; callMe: string; nonce: string; other: string };
  thanks: string;
  thanksCall: string;
  thanksMore: string;
  unknown: [string, string];
  over: [string, string];
  tooLarge: [string, string];
  tooMany: [string, string];
  refused: [string, string];
  mail: { subject: Record<SurveyKind, (number: number) => string>; greeting: (name: string) => string; lead: (number: number) => string; tap: string; orOpen: string; why: string };
}

const zh: SurveyWords = {
  title: '服务评价',
  question: { csat: '您对本次服务满意吗？', nps: '您有多大可能向朋友或同事推荐我们？' },
  csat: { 5: '很满意', 4: '满意', 3: '一般', 2: '不满意', 1: '很不满意' },
  npsLow: '完全不可能',
  npsHigh: '非常可能',
  about: (number) => `工单 #${number} · 约 20 秒`,
  why: '主要原因是什么？',
  optional: '（选填）',
  callMe: '请给我回个电话',
  submit: '提交',
  errorTitle: '还差一步',
  errors: {
    score: '请选择一个分数。',
    comment: '内容太长了，最多 4000 个字。',
    callMe: '请重新勾选“请给我回个电话”。',
    nonce: '页面打开得太久或刚刚打开，请再按一次“提交”。',
    other: '有一项内容无法识别，请重新填写。',
  },
  thanks: '谢谢您的评价',
  thanksCall: '我们会尽快给您回电话。',
  thanksMore: '如果改变主意，可以在链接有效期内重新评价。',
  unknown: ['找不到这个页面', '请检查链接是否完整，或从邮件中重新打开。'],
  over: ['这次评价已经结束', '链接已过期，或您的请求已重新打开。感谢您的关注。'],
  tooLarge: ['内容太大', '请缩短内容后再提交。'],
  tooMany: ['请求太频繁', '请稍等一分钟再试。'],
  refused: ['无法处理', '请从邮件中重新打开链接。'],
  mail: {
    subject: { csat: (number) => `您对本次服务满意吗？（工单 #${number}）`, nps: (number) => `您愿意推荐我们吗？（工单 #${number}）` },
    greeting: (name) => (name ? `${name}，您好：` : '您好：'),
    lead: (number) => `您的工单 #${number} 已经处理完毕，想请您用 20 秒告诉我们感受如何。`,
    tap: '点一个分数即可，打开页面后还可以修改：',
    orOpen: '或者打开这个页面：',
    why: '您收到这封邮件，是因为您最近联系过我们。链接 7 天内有效。',
  },
};

const en: SurveyWords = {
  title: 'Your feedback',
  question: { csat: 'How satisfied are you with this service?', nps: 'How likely are you to recommend us to a friend or colleague?' },
  csat: { 5: 'Very satisfied', 4: 'Satisfied', 3: 'Neutral', 2: 'Dissatisfied', 1: 'Very dissatisfied' },
  npsLow: 'Not at all likely',
  npsHigh: 'Very likely',
  about: (number) => `Request #${number} · about 20 seconds`,
  why: 'What is the main reason?',
  optional: ' (optional)',
  callMe: 'Please call me back',
  submit: 'Send',
  errorTitle: 'Almost there',
  errors: {
    score: 'Please choose a score.',
    comment: 'The text is too long: at most 4,000 characters.',
    callMe: 'Please tick “Please call me back” again.',
    nonce: 'The page was open for too long, or only just opened. Please press “Send” once more.',
    other: 'One entry could not be understood. Please fill the form in again.',
  },
  thanks: 'Thank you for your answer',
  thanksCall: 'We will call you back soon.',
  thanksMore: 'If you change your mind, you can answer again while the link is valid.',
  unknown: ['This page does not exist', 'Check that the link is complete, or open it from the mail again.'],
  over: ['This survey is over', 'The link has expired, or your request was opened again. Thank you for your interest.'],
  tooLarge: ['That was too much', 'Please shorten the text and send it again.'],
  tooMany: ['Too many requests', 'Please try again in a minute.'],
  refused: ['That did not work', 'Please open the link from the mail again.'],
  mail: {
    subject: { csat: (number) => `How did we do? (request #${number})`, nps: (number) => `Would you recommend us? (request #${number})` },
    greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
    lead: (number) => `Your request #${number} is done. Would you tell us in 20 seconds how it went?`,
    tap: 'Choose a score; you can still change it on the page that opens:',
    orOpen: 'Or open this page:',
    why: 'You get this mail because you contacted us recently. The link is valid for 7 days.',
  },
};

/** Everything a customer reads, in both languages (section 11). A missing word does not compile. */
export const surveyWords: Record<SurveyLocale, SurveyWords> = { 'zh-CN': zh, en };

/** The question with what its scale means, for programs and plain text, as in section 11. */
export function fullQuestion(kind: SurveyKind, locale: SurveyLocale): string {
  const { question, csat } = surveyWords[locale];
  const scale = kind === 'csat' ? `1 ${csat[1]} … 5 ${csat[5]}` : '0 … 10';
  // A full-width question mark brings its own space.
  return locale === 'en' ? `${question[kind]} ${scale.toLowerCase()}` : question[kind] + scale;
}
