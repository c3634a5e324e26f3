import type { FastifyRequest } from 'fastify';
import type { SurveyLocale } from './surveys.contract.js';

/** What of a request the public page looks at. */
export interface SurveyVisit {
  token: string;
  address: string;
  /** Asked for by `?lang=`; the invitation's language otherwise. */
  locale: SurveyLocale | null;
  /** Language of pages that belong to no invitation. */
  fallback: SurveyLocale;
  /** `?score=`, as given. */
  preselected: string;
  /** Whether a program asks: it gets data and problems instead of pages. */
  json: boolean;
  /** How the body is written; null when it is neither a form nor JSON. */
  type: 'form' | 'json' | null;
  body: unknown;
  bytes: number;
}

const TYPES: Record<string, 'form' | 'json'> = { 'application/x-www-form-urlencoded': 'form', 'application/json': 'json' };

export function toVisit(request: FastifyRequest): SurveyVisit {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const { accept = '', 'content-type': contentType = '', 'accept-language': language = '', 'content-length': length } = request.headers;
  const type = TYPES[contentType.split(';')[0]!.trim().toLowerCase()] ?? null;
  return {
    token: (request.params as { token: string }).token,
    address: request.ip,
    locale: toLocale(query['lang']),
    fallback: toLocale(query['lang']) ?? (/^\s*zh/i.test(language) ? 'zh-CN' : 'en'),
    preselected: typeof query['score'] === 'string' ? query['score'] : '',
    json: type === 'json' || (accept.includes('application/json') && !accept.includes('text/html')),
    type,
    body: request.body,
    // A chunked body has no length; what it became is as good.
    bytes: length === undefined ? Buffer.byteLength(JSON.stringify(request.body ?? null)) : Number(length),
  };
}

function toLocale(lang: unknown): SurveyLocale | null {
  if (lang === 'zh' || lang === 'zh-CN') return 'zh-CN';
  return lang === 'en' ? 'en' : null;
}
