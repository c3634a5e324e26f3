import { createHash } from 'node:crypto';

/** Colours are those of the console's tokens (TK4), light and dark. Nothing is loaded: system fonts, no image. */
export const surveyPageStyle = `
:root{color-scheme:light dark;--page:#edf0f4;--card:#fff;--line:#dfe4ea;--edge:#8a93a1;--text:#1f2430;--muted:#5b6472;--brand:#0b5cad;--brand-text:#fff;--link:#0b5cad;--soft:#f3f8fd;--bad:#b3261e;--bad-soft:#fdf1f0;--shadow:0 1px 2px rgba(16,32,56,.06),0 8px 28px rgba(16,32,56,.07)}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--card:#1d2128;--line:#353c47;--edge:#7d8795;--text:#e6e9ee;--muted:#9aa3b0;--brand:#8fc3f5;--brand-text:#0d2136;--link:#8fc3f5;--soft:#1d3550;--bad:#ff9a85;--bad-soft:#3a201c;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
:lang(zh){line-height:1.6}
main{max-width:27rem;margin:40px auto;padding:28px 28px 32px;background:var(--card);border-radius:22px;box-shadow:var(--shadow)}
main.wide{max-width:36rem}
header{display:flex;align-items:center;gap:12px;margin-bottom:26px}
.logo{flex:none;display:grid;place-items:center;width:34px;height:34px;border-radius:10px;background:var(--brand);color:var(--brand-text)}
.name{flex:1;font-weight:600;font-size:17px}
nav{margin-right:-6px;font-size:14px;white-space:nowrap;color:var(--muted)}
nav span,nav a{display:inline-block;padding:10px 6px}
nav a{color:var(--link);text-decoration:none}
nav a:hover{text-decoration:underline}
h1{margin:0;font-size:24px;line-height:1.35;font-weight:600;letter-spacing:-.005em;text-wrap:balance}
.about{margin:6px 0 22px;color:var(--muted);font-size:15px;font-variant-numeric:tabular-nums}
fieldset{border:0;margin:0 0 24px;padding:0;min-width:0}
legend{padding:0}
input[type=radio]{position:absolute;opacity:0;width:1px;height:1px;margin:0}
.choice{position:relative;margin-bottom:10px}
.choice label{display:flex;align-items:center;gap:14px;min-height:56px;padding:8px 18px;border:1px solid var(--line);border-radius:14px;cursor:pointer;transition:border-color .12s,background .12s}
.dot{flex:none;display:grid;place-items:center;width:30px;height:30px;border:1px solid var(--edge);border-radius:50%;font-size:15px;font-weight:600;font-variant-numeric:tabular-nums}
.scale{display:grid;grid-template-columns:repeat(11,1fr);gap:6px}
.scale .choice{margin:0}
.scale .choice label{justify-content:center;min-height:48px;padding:0;border-color:var(--edge);border-radius:12px;font-weight:600;font-variant-numeric:tabular-nums}
.ends{display:flex;justify-content:space-between;gap:16px;margin:10px 2px 0;color:var(--muted);font-size:14px}
.choice label:hover{border-color:var(--brand)}
input:checked+label{border-color:var(--brand);background:var(--soft);box-shadow:inset 0 0 0 1px var(--brand)}
input:checked+label .dot,.scale input:checked+label{background:var(--brand);border-color:var(--brand);color:var(--brand-text)}
input:focus-visible+label,a:focus-visible,button:focus-visible,textarea:focus-visible,input[type=checkbox]:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.why{display:block;margin-bottom:8px;font-size:16px}
.why span{color:var(--muted)}
textarea{display:block;width:100%;min-height:96px;padding:12px 14px;border:1px solid var(--edge);border-radius:14px;background:var(--card);color:inherit;font:inherit;resize:vertical}
.call{display:flex;align-items:center;gap:10px;min-height:44px;margin:8px 0 14px;cursor:pointer}
.call input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--brand)}
button{display:block;width:100%;min-height:54px;border:0;border-radius:14px;background:var(--brand);color:var(--brand-text);font:inherit;font-size:17px;font-weight:600;cursor:pointer}
button:hover{filter:brightness(1.08)}
.problem{margin:0 0 22px;padding:14px 18px;border:1px solid var(--bad);border-radius:14px;background:var(--bad-soft);outline:0}
.problem strong{color:var(--bad)}
.problem p{margin:2px 0 0}
.end{padding:20px 0 16px;text-align:center}
.end .mark{display:grid;place-items:center;width:64px;height:64px;margin:0 auto 20px;border-radius:50%;background:var(--soft);color:var(--brand)}
.end p{text-wrap:balance;margin:10px auto 0;max-width:20rem;color:var(--muted)}
@media (max-width:30rem){body{background:var(--card)}main,main.wide{margin:0;padding:20px 16px 28px;border-radius:0;box-shadow:none}.scale{grid-template-columns:repeat(6,1fr)}h1{font-size:22px}}
@media (forced-colors:active){input:checked+label{outline:3px solid Highlight}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;

const hash = createHash('sha256').update(surveyPageStyle).digest('base64');

/**
 * K9. The one style sheet is allowed by its hash, not by a nonce: so pages are the same byte for byte, and an unknown
 * link has one body. No script, no image, no frame, forms to ourselves only.
 */
export const surveyPageHeaders: Record<string, string> = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
};
