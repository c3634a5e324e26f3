import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { createFirstAgent } from '../../api/first-run.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { FrontPage } from './front-page.js';

const fields = [
  { name: 'name', type: 'text', autoComplete: 'name' },
  { name: 'email', type: 'email', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password' },
] as const;

/** There is no agent yet: whoever opens this first becomes the administrator. */
export function FirstRunPage({ onDone }: { onDone: () => Promise<unknown> | void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const faults = error === null ? {} : asProblem(error).fieldErrors();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await createFirstAgent({ name: values.name.trim(), email: values.email.trim(), password: values.password });
      await onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FrontPage title={t('first_run.title')} hint={t('first_run.hint')}>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
        {fields.map(({ name, type, autoComplete }) => (
          <label className="field" key={name}>
            <span className="field-label">{t(`first_run.${name}`)}</span>
            <input className="input" name={name} type={type} autoComplete={autoComplete} autoFocus={name === 'name'} value={values[name]} aria-invalid={faults[name] !== undefined}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })} />
            {faults[name] ? <span className="field-error" role="alert">{faults[name]}</span> : name === 'password' ? <span className="field-hint">{t('first_run.password_hint')}</span> : null}
          </label>
        ))}
        {error !== null && Object.keys(faults).length === 0 ? <ProblemNote error={error} /> : null}
        <button type="submit" className="btn btn-primary sign-in-button" disabled={busy || !values.name.trim() || !values.email.trim() || values.password.length < 12} data-testid="first-run">
          {t('first_run.submit')}
        </button>
      </form>
    </FrontPage>
  );
}
