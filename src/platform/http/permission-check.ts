import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION } from './permission.js';

export interface RouteEntry {
  controller: string;
  handler: string;
  method: string;
  path: string;
  permission: string | undefined;
}

/** Lists every route with the permission it declares, and refuses to start when one declares none. */
@Injectable()
export class PermissionCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.routes().filter((route) => route.permission === undefined);
    if (open.length > 0) throw new Error(`route(s) without a permission: ${open.map((r) => `${r.controller}.${r.handler}`).join(', ')}`);
  }

  routes(): RouteEntry[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      const base = String(Reflect.getMetadata('path', metatype) ?? '');
      return this.scanner.getAllMethodNames(prototype).flatMap((handler) => {
        const method = prototype[handler]!;
        const path = Reflect.getMetadata('path', method) as string | undefined;
        if (path === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata('method', method) as number] ?? 'GET';
        const permission = this.reflector.getAllAndOverride<string | undefined>(PERMISSION, [method, metatype]);
        return [{ controller: metatype.name, handler, method: verb, path: `/${base}/${path}`.replace(/\/+/g, '/'), permission }];
      });
    });
  }
}
