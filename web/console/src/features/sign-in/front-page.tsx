import type { ReactNode } from 'react';
import { BellMark } from '../../ui/bell-mark.js';
import { LanguageSwitch } from '../../ui/language-switch.js';
import './front-page.css';

/** The quiet frame around sign-in and first run. */
export function FrontPage({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="front-page">
      <main className="front-card card">
        <div className="front-brand">
          <BellMark size={36} />
          <span>Deskbell</span>
        </div>
        <h1>{title}</h1>
        {hint ? <p className="muted">{hint}</p> : null}
        {children}
      </main>
      <footer>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
