import { describe, expect, test } from '@jest/globals';
import { roles, type Role } from './identity.contract.js';
import { isPermission, permissionNames, permissionsOf, type PermissionName } from './permissions.js';

/** SECURITY.md §1.2 once more, written the other way round: a slip in one table shows against the other. */
const expected: Record<Role, PermissionName[] | 'all'> = {
  administrator: 'all',
  supervisor: ['ticket.read', 'ticket.create', 'ticket.reply', 'ticket.change', 'customer.read', 'people.read', 'insight.read', 'intake.read', 'intake.rerun', 'session.read'],
  agent: ['ticket.read', 'ticket.create', 'ticket.reply', 'ticket.change', 'customer.read', 'people.read', 'session.read'],
  auditor: ['ticket.read', 'customer.read', 'people.read', 'insight.read', 'intake.read', 'health.read', 'session.read'],
};

describe('the permission matrix', () => {
  test.each([...roles])('A1 what a %s may do', (role) => {
    const wanted = expected[role];
    expect(permissionsOf(role).sort()).toEqual((wanted === 'all' ? [...permissionNames] : [...wanted]).sort());
  });

  test('A8 the auditor only reads', () => {
    expect(permissionsOf('auditor').filter((name) => !name.endsWith('.read'))).toEqual([]);
  });

  test.each(['toString', '__proto__', 'constructor', '', 'ticket.*', 'public', 'ticket.read '])('%p is no permission', (name) => {
    expect(isPermission(name)).toBe(false);
  });
});
