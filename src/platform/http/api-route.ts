import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from './contract.js';

/** What `/docs` says of a route: one sentence, the schema it answers with, and that every failure is a problem. */
export function ApiRoute(summary: string, answer: z.ZodType | null, status = 200): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    HttpCode(status),
    answer ? ApiResponse({ status, description: 'Done', standardSchema: answer as never }) : ApiResponse({ status, description: 'Done' }),
    ApiResponse({ status: 'default', description: 'A problem (RFC 9457)', standardSchema: problemSchema as never }),
  );
}
