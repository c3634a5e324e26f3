import { ApiProblem, type Problem } from './problem.js';
import { sayWhenSignedOut } from './signed-out.js';

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string | number | null | undefined>;
  signal?: AbortSignal | undefined;
  /** The sign-in page itself asks who it is: a 401 there is an answer, not an interruption. */
  quiet401?: boolean;
}

/** The one way out of the console: JSON both ways, the session cookie, problems as `ApiProblem`. */
export async function fetchJson<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (response.ok) return (response.status === 204 ? undefined : await readJson(response)) as T;
  const problem = await problemOf(response);
  if (response.status === 401 && !options.quiet401) sayWhenSignedOut();
  const retryAfter = Number(response.headers.get('retry-after'));
  throw new ApiProblem(problem, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null);
}

async function send(path: string, { method = 'GET', body, headers, query, signal }: CallOptions): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}${queryText(query)}`, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ type: 'about:blank#offline', title: 'Offline', status: 0, detail: 'The server was not reached.', traceId: '' });
  }
}

function queryText(query: CallOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text ? `?${text}` : '';
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { type: 'about:blank', title: response.statusText, status: response.status, detail: response.statusText || `HTTP ${response.status}`, traceId: '' };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
