import { html, type Html } from './html-text.js';
import { scales } from './survey-score.js';
import { fullQuestion, surveyWords } from './survey-words.js';
import type { SurveyKind, SurveyLocale } from './surveys.contract.js';

export interface SurveyMailView {
  kind: SurveyKind;
  locale: SurveyLocale;
  /** The ticket's number: all that the mail says of the ticket. */
  number: number;
  name: string;
  /** Link of the public page, without a score. */
  link: string;
}

const FONT = `font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif`;
const TEXT = `margin:0 0 16px;${FONT};font-size:16px;line-height:1.6;color:#1f2430`;
const SMALL = `margin:0;${FONT};font-size:13px;line-height:1.6;color:#5b6472`;
const LINK = `text-decoration:none;${FONT};color:#0b5cad`;

/**
 * The invitation as subject, text and HTML, with one link per score that only preselects it (K1). Tables and inline
 * styles, since mail programs know little else; readable with images off because there are none.
 */
export function renderSurveyMail(view: SurveyMailView): { subject: string; text: string; html: string } {
  const { mail } = surveyWords[view.locale];
  return { subject: mail.subject[view.kind](view.number), text: plain(view), html: page(view).markup };
}

function plain(view: SurveyMailView): string {
  const { mail } = surveyWords[view.locale];
  const links = scores(view).map(({ score, label, href }) => `${[score, label].filter((part) => part !== '').join(' ')}\n${href}\n`);
  return [mail.greeting(view.name), '', mail.lead(view.number), '', fullQuestion(view.kind, view.locale), mail.tap, '', ...links, mail.orOpen, view.link, '', mail.why, ''].join('\n');
}

function page(view: SurveyMailView): Html {
  const words = surveyWords[view.locale];
  return html`<!doctype html>
<html lang="${view.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${words.mail.subject[view.kind](view.number)}</title></head>
<body style="margin:0;padding:0;background:#edf0f4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#edf0f4"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;background:#ffffff;border-radius:16px"><tr><td style="padding:28px 24px">
<p style="${TEXT}">${words.mail.greeting(view.name)}</p>
<p style="${TEXT}">${words.mail.lead(view.number)}</p>
<p style="margin:24px 0 6px;${FONT};font-size:20px;line-height:1.4;font-weight:600;color:#1f2430">${words.question[view.kind]}</p>
<p style="${SMALL};padding-bottom:16px">${words.mail.tap}</p>
${view.kind === 'csat' ? rows(view) : cells(view)}
<p style="${SMALL};padding-top:20px">${words.mail.orOpen}<br><a href="${view.link}" style="color:#0b5cad;word-break:break-all">${view.link}</a></p>
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px"><tr><td align="center" style="padding:16px 24px"><p style="${SMALL}">${words.mail.why}</p></td></tr></table>
</td></tr></table></body></html>`;
}

/** CSAT: a row for each score, with its word; 5 on top. */
const rows = (view: SurveyMailView): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${scores(view).map(
    ({ score, label, href }) => html`<tr><td style="border:1px solid #dfe4ea;border-radius:12px;padding:0"><a href="${href}" style="display:block;padding:12px 16px;font-size:16px;line-height:24px;${LINK}"><strong>${score}</strong>&nbsp;&nbsp;<span style="color:#1f2430">${label}</span></a></td></tr><tr><td height="8" style="height:8px;font-size:0;line-height:0">&nbsp;</td></tr>`,
  )}</table>`;

/** NPS: eleven boxes that wrap on a narrow screen, and what the ends mean. */
const cells = (view: SurveyMailView): Html => {
  const { npsLow, npsHigh } = surveyWords[view.locale];
  return html`<div style="font-size:0">${scores(view).map(
    ({ score, href }) => html`<a href="${href}" style="display:inline-block;width:34px;margin:0 5px 6px 0;padding:9px 0;border:1px solid #dfe4ea;border-radius:10px;text-align:center;font-size:16px;line-height:22px;font-weight:600;${LINK}">${score}</a>`,
  )}</div>
<p style="${SMALL};padding-top:4px">0 ${npsLow} … 10 ${npsHigh}</p>`;
};

function scores({ kind, locale, link }: SurveyMailView): { score: number; label: string; href: string }[] {
  const { min, max } = scales[kind];
  const all = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  // The best of a worded scale on top, as on the page; a scale of bare numbers counts up.
  const ordered = kind === 'csat' ? all.reverse() : all;
  return ordered.map((score) => ({ score, label: kind === 'csat' ? surveyWords[locale].csat[score]! : '', href: `${link}?score=${score}` }));
}
