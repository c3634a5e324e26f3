import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import { invalid, ProblemError } from './problem.js';

export interface Upload {
  name: string;
  type: string;
  content: Buffer;
}

/** The one file of a multipart request. Throws 422 without one, 413 over the limit (nothing is kept then). */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart?.()) throw new ProblemError(415, 'unsupported-type', 'Unsupported content type', 'Send multipart/form-data with one file.');
  const part = await request.file();
  if (!part) throw invalid([{ pointer: '/file', detail: 'is missing' }]);
  const content = await part.toBuffer();
  return { name: part.filename, type: part.mimetype, content };
}
