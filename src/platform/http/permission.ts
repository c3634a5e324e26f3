import { SetMetadata } from '@nestjs/common';

export const PERMISSION = Symbol('permission');
export const PUBLIC = 'public';

/** The permission a route asks for. Deny by default: a route without one (or without @Public) does not start (A1). */
export const Permission = (name: string) => SetMetadata(PERMISSION, name);
/** A route for everybody: sign-in, survey pages, health. */
export const Public = () => SetMetadata(PERMISSION, PUBLIC);
