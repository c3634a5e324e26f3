import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const API_ROUTE = Symbol('api-route');

export interface ApiRouteDescription {
  summary: string;
  answer: z.ZodType | null;
  status: number;
}

/**
 * What `/docs` says of a route: one sentence, the schema it answers with, its status. Kept as plain metadata: the library
 * that renders it loads only when somebody asks for the description.
 */
export function ApiRoute(summary: string, answer: z.ZodType | null, status = 200): MethodDecorator {
  return applyDecorators(HttpCode(status), SetMetadata(API_ROUTE, { summary, answer, status } satisfies ApiRouteDescription));
}
