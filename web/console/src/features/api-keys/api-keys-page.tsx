import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { createApiKey, type CreatedApiKey } from '../../api/create-api-key.js';
import { sessionQuery } from '../../api/get-session.js';
import { ProblemNote } from '../../ui/problem-note.js';
import '../../ui/page.css';
import './api-keys.css';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const permissions = useQuery(sessionQuery).data?.permissions ?? [];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['ticket.read']);
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setCreated(await createApiKey({ name: name.trim(), scopes: [...scopes] }));
      setName('');
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1>{t('api_keys.title')}</h1>
      </header>
      {created ? <ShownOnce created={created} onClose={() => setCreated(null)} /> : null}
      <form className="api-key-form" onSubmit={(event) => void submit(event)}>
        <label className="field">
          <span className="field-label">{t('api_keys.name')}</span>
          <input className="input" name="name" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} data-testid="api-key-name" />
        </label>
        <fieldset className="api-key-scopes">
          <legend className="field-label">{t('api_keys.scopes')}</legend>
          {permissions.map((scope) => (
            <label key={scope}>
              <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))} />
              <code>{scope}</code>
            </label>
          ))}
        </fieldset>
        {error !== null ? <ProblemNote error={error} /> : null}
        <button type="submit" className="btn btn-primary" disabled={busy || name.trim() === '' || scopes.length === 0} data-testid="api-key-create">
          {t('api_keys.create')}
        </button>
      </form>
    </div>
  );
}

/** The server keeps only a digest: this is the one time the key can be read. */
function ShownOnce({ created, onClose }: { created: CreatedApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="api-key-shown card" role="status">
      <h2>{t('api_keys.created', { name: created.name })}</h2>
      <p className="muted">{t('api_keys.once')}</p>
      <code className="api-key-value" data-testid="api-key-value">{created.key}</code>
      <div className="api-key-actions">
        <button type="button" className="btn btn-primary" onClick={() => void navigator.clipboard.writeText(created.key)}>{t('copy')}</button>
        <button type="button" className="btn" onClick={onClose}>{t('api_keys.stored')}</button>
      </div>
    </section>
  );
}
