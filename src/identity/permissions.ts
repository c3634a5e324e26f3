import type { Role } from './identity.contract.js';

/** SECURITY.md §1.2 as data: which role holds which permission. `scope` is applied inside the queries, not here. */
const matrix = {
  'ticket.read': ['administrator', 'supervisor', 'agent', 'auditor'],
  'ticket.create': ['administrator', 'supervisor', 'agent'],
  'ticket.reply': ['administrator', 'supervisor', 'agent'],
  'ticket.change': ['administrator', 'supervisor', 'agent'],
  'customer.read': ['administrator', 'supervisor', 'agent', 'auditor'],
  'people.read': ['administrator', 'supervisor', 'agent', 'auditor'],
  'insight.read': ['administrator', 'supervisor', 'auditor'],
  'intake.read': ['administrator', 'supervisor', 'auditor'],
  'intake.rerun': ['administrator', 'supervisor'],
  'outbox.read': ['administrator'],
  'api_key.create': ['administrator'],
  'admin.settings': ['administrator'],
  'health.read': ['administrator', 'auditor'],
  'session.read': ['administrator', 'supervisor', 'agent', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type PermissionName = keyof typeof matrix;

export const permissionNames = Object.keys(matrix) as PermissionName[];

export function isPermission(name: string): name is PermissionName {
  return Object.hasOwn(matrix, name);
}

/** Everything `role` may do; an API key gets this ∩ its scopes. */
export function permissionsOf(role: Role): PermissionName[] {
  return permissionNames.filter((name) => (matrix[name] as readonly Role[]).includes(role));
}
