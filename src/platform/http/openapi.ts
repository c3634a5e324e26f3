import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MetadataScanner, Reflector, type NestContainer } from '@nestjs/core';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_ROUTE, type ApiRouteDescription } from './api-route.js';
import { problemSchema } from './contract.js';

/** The API's description, made from the routes and their schemas. Loads a large library: import this file lazily. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  describeRoutes(app);
  const about = new DocumentBuilder()
    .setTitle('Deskbell API')
    .setDescription('Tickets, messages, promises and surveys. Every failure is RFC 9457 problem+json. Sign in with a session cookie or send an API key as bearer token.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** Tells the library what our own decorators keep; pages and probes without a description stay out. */
function describeRoutes(app: NestFastifyApplication): void {
  const [scanner, reflector] = [new MetadataScanner(), new Reflector()];
  // The container itself, as the library does: with `preview` nothing is instantiated, so no service could be asked.
  const { container } = app as unknown as { container: NestContainer };
  for (const { metatype } of [...container.getModules().values()].flatMap((module) => [...module.controllers.values()])) {
    if (typeof metatype !== 'function') continue;
    const prototype = metatype.prototype as Record<string, object>;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      const handler = prototype[name] as (() => unknown) | undefined;
      if (!descriptor || !handler) continue;
      const route = reflector.get<ApiRouteDescription | undefined>(API_ROUTE, handler);
      for (const decorate of route ? decoratorsOf(route) : [ApiExcludeEndpoint()]) decorate(prototype, name, descriptor);
    }
  }
}

function decoratorsOf({ summary, answer, status }: ApiRouteDescription): MethodDecorator[] {
  return [
    ApiOperation({ summary }),
    answer ? ApiResponse({ status, description: 'Done', standardSchema: answer as never }) : ApiResponse({ status, description: 'Done' }),
    ApiResponse({ status: 'default', description: 'A problem (RFC 9457)', standardSchema: problemSchema as never }),
  ];
}
