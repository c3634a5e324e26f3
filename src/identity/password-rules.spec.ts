import { describe, expect, test } from '@jest/globals';
import { passwordFault } from './password-rules.js';

const email = 'wang.fangfang@example.cn';

describe('L1 password rules', () => {
  test.each(['', 'short', 'elevenchars', '密码密码密码密码密码密'])('%p is too short', (password) => {
    expect(passwordFault(password, email)).toBe('needs at least 12 characters');
  });

  test('length counts characters, not UTF-16 units', () => {
    expect(passwordFault('🔑🔒🗝️🔐🚪🏠', email)).toBe('needs at least 12 characters');
  });

  test.each([
    'password1234', 'Passw0rd!!!!!', 'PASSWORD-2024', '123456789012', '210987654321', 'aaaaaaaaaaaa', 'abcabcabcabc', 'passwordpassword', 'abcdefghijkl', 'qwertyuiop12',
    'Administrator1', '!!administrator', 'woainiwoaini', 'iloveyou123456', 'changeme2025!', '111111222222', '        12345', email, email.toUpperCase(), 'wang.fangfang',
  ])('%p is too easy to guess', (password) => {
    expect(passwordFault(password, email)).toBe('is too easy to guess');
  });

  test.each(['correct horse battery staple', 'kettle-orbit-91-moss', '床前明月光疑是地上霜举头', 'deskbell-demo-password', 'a1b9c7d3e5f0', 'Tr4in to Hangzhou', '839201746552'])(
    '%p will do: no composition rule',
    (password) => expect(passwordFault(password, email)).toBeNull(),
  );
});
