import { html, Html } from './html-text.js';
import { surveyPageStyle } from './survey-page-style.js';
import { scales } from './survey-score.js';
import { surveyWords, type SurveyWords } from './survey-words.js';
import type { SurveyKind, SurveyLocale } from './surveys.contract.js';

export interface QuestionView {
  /** Who asks: the workspace's name. */
  brand: string;
  kind: SurveyKind;
  locale: SurveyLocale;
  number: number;
  nonce: string;
  /** What is filled in already: a score from the mail's link, or the entries of a refused form. */
  kept: { score: string; comment: string; callMe: boolean };
  /** Fields that were refused, by name. */
  errors: string[];
}

/** The question as a plain form: it works without a script, by keyboard and at 320 px (K7). */
export function questionPage(view: QuestionView): string {
  const words = surveyWords[view.locale];
  const chosen = isOnScale(view.kind, view.kept.score) ? view.kept.score : '';
  const body = html`<form method="post" action="?lang=${short(view.locale)}">
${view.errors.length > 0 && problem(view, words)}<input type="hidden" name="nonce" value="${view.nonce}">
<fieldset${view.kind === 'nps' && new Html(' aria-describedby="ends"')}><legend><h1>${words.question[view.kind]}</h1></legend>
<p class="about">${words.about(view.number)}</p>
${view.kind === 'csat' ? satisfaction(words, chosen) : recommendation(words, chosen)}
</fieldset>
<label class="why" for="comment">${words.why}<span>${words.optional}</span></label>
<textarea id="comment" name="comment" rows="3" maxlength="4000"${view.errors.includes('comment') && new Html(' aria-invalid="true" aria-describedby="problem"')}>
${view.kept.comment}</textarea>
<label class="call"><input type="checkbox" name="callMe" value="on"${view.kept.callMe && new Html(' checked')}>${words.callMe}</label>
<button type="submit">${words.submit}</button>
</form>`;
  const title = view.errors.length > 0 ? `${words.errorTitle} · ${words.question[view.kind]}` : words.question[view.kind];
  return layout({ brand: view.brand, locale: view.locale, title, body, switchTo: chosen ? `&score=${chosen}` : '', wide: view.kind === 'nps' });
}

/** After an answer was stored. */
export function thanksPage(view: { brand: string; locale: SurveyLocale; callMe: boolean }): string {
  const words = surveyWords[view.locale];
  const body = html`<div class="end" role="status"><span class="mark">${CHECK}</span><h1>${words.thanks}</h1>
${view.callMe && html`<p>${words.thanksCall}</p>`}<p>${words.thanksMore}</p></div>`;
  return layout({ brand: view.brand, locale: view.locale, title: words.thanks, body });
}

/** Says why there is no question: unknown link, survey over, too much. The same bytes whoever asks. */
export function messagePage(locale: SurveyLocale, [title, text]: [string, string]): string {
  return layout({ brand: surveyWords[locale].title, locale, title, body: html`<div class="end"><h1>${title}</h1><p>${text}</p></div>` });
}

function layout(page: { brand: string; locale: SurveyLocale; title: string; body: Html; switchTo?: string; wide?: boolean }): string {
  return html`<!doctype html>
<html lang="${page.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${page.title}</title><style>${new Html(surveyPageStyle)}</style></head>
<body><main${page.wide === true && new Html(' class="wide"')}>
<header><span class="logo">${BELL}</span><span class="name">${page.brand}</span>${page.switchTo !== undefined && languages(page.locale, page.switchTo)}</header>
${page.body}
</main></body></html>`.markup;
}

/** Both languages by their own names; the one that is shown is no link. */
function languages(locale: SurveyLocale, rest: string): Html {
  const one = (code: SurveyLocale, name: string) =>
    code === locale ? html`<span lang="${code}" aria-current="true">${name}</span>` : html`<a lang="${code}" hreflang="${code}" href="?lang=${short(code)}${rest}">${name}</a>`;
  return html`<nav aria-label="${locale === 'en' ? 'Language' : '语言'}">${one('zh-CN', '中文')}·${one('en', 'EN')}</nav>`;
}

const satisfaction = (words: SurveyWords, chosen: string): Html[] =>
  [5, 4, 3, 2, 1].map((score) => choice(score, chosen, html`<span class="dot">${score}</span><span>${words.csat[score]!}</span>`));

const recommendation = (words: SurveyWords, chosen: string): Html =>
  html`<div class="scale">${Array.from({ length: 11 }, (_, score) => choice(score, chosen, html`${score}`))}</div>
<p class="ends" id="ends"><span>0 ${words.npsLow}</span><span>10 ${words.npsHigh}</span></p>`;

/** The radio button is there for keyboard and screen reader; what is seen and tapped is its label. */
const choice = (score: number, chosen: string, label: Html): Html =>
  html`<div class="choice"><input type="radio" id="s${score}" name="score" value="${score}" required${String(score) === chosen && new Html(' checked')}><label for="s${score}">${label}</label></div>
`;

function problem(view: QuestionView, words: SurveyWords): Html {
  const known = ['score', 'comment', 'callMe', 'nonce'] as const;
  // A page that is shown again has a fresh nonce: worth a word only when nothing else is to be done.
  const shown = view.errors.some((field) => field !== 'nonce') ? view.errors.filter((field) => field !== 'nonce') : view.errors;
  const texts = [...new Set(shown.map((field) => words.errors[known.find((name) => name === field) ?? 'other']))];
  return html`<div class="problem" id="problem" role="alert" tabindex="-1" autofocus><strong>${words.errorTitle}</strong>${texts.map((text) => html`<p>${text}</p>`)}</div>
`;
}

const isOnScale = (kind: SurveyKind, score: string) => /^[0-9]{1,2}$/.test(score) && String(Number(score)) === score && Number(score) >= scales[kind].min && Number(score) <= scales[kind].max;
const short = (locale: SurveyLocale) => (locale === 'en' ? 'en' : 'zh');

const BELL = new Html(
  '<svg aria-hidden="true" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="M3 19h18M5 15.5a7 7 0 0 1 14 0zM12 8.5V6M10 5.5h4"/></svg>',
);
const CHECK = new Html(
  '<svg aria-hidden="true" width="30" height="30" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="m5 12.5 4.5 4.5L19 7.5"/></svg>',
);
