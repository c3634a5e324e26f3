import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem.js';
import { signIn } from '../../api/sign-in.js';
import { ProblemNote } from '../../ui/problem-note.js';

/** Used as the page, and over the page when a session ended meanwhile. */
export function SignInForm({ onDone, email: known = '' }: { onDone: () => Promise<unknown> | void; email?: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await signIn(email.trim(), password);
      await onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const refused = error !== null && asProblem(error).status === 401;
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <label className="field">
        <span className="field-label">{t('sign_in.email')}</span>
        <input className="input" type="email" name="email" autoComplete="username" autoFocus={known === ''} required value={email} onChange={(event) => setEmail(event.target.value)} />
      </label>
      <label className="field">
        <span className="field-label">{t('sign_in.password')}</span>
        <input className="input" type="password" name="password" autoComplete="current-password" autoFocus={known !== ''} data-autofocus={known !== '' || undefined} required value={password} onChange={(event) => setPassword(event.target.value)} aria-invalid={refused} />
      </label>
      {refused ? <p className="problem" role="alert">{t('sign_in.refused')}</p> : error !== null ? <ProblemNote error={error} /> : null}
      <button type="submit" className="btn btn-primary sign-in-button" disabled={busy || email.trim() === '' || password === ''} data-testid="sign-in">
        {t('sign_in.submit')}
      </button>
    </form>
  );
}
