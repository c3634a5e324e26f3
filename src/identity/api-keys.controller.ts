import { Body, Controller, Header, Headers, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ApiRoute } from '../platform/http/api-route.js';
import { Permission } from '../platform/http/permission.js';
import { CurrentAgent, type AgentContext } from './agent-context.js';
import { createApiKeyBody, createdApiKeySchema } from './identity.contract.js';
import { CreateApiKey } from './use-cases/create-api-key.js';

@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly createApiKey: CreateApiKey) {}

  @Post()
  @Permission('api_key.create')
  @Header('cache-control', 'no-store')
  @ApiRoute('Makes an API key and shows it this once', createdApiKeySchema, 201)
  create(
    @CurrentAgent() agent: AgentContext,
    @Body({ schema: createApiKeyBody }) body: z.infer<typeof createApiKeyBody>,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<z.infer<typeof createdApiKeySchema>> {
    return this.createApiKey.execute(agent, body, idempotencyKey);
  }
}
