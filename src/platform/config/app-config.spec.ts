import { describe, expect, test } from '@jest/globals';
import { AppConfig, ConfigError, readEnvironment } from './app-config.js';

describe('configuration', () => {
  test('defaults need nothing', () => expect(readEnvironment({})).toMatchObject({ PORT: 3000, SMTP_LISTEN_PORT: 2525, ROLE: 'all', DATA_DIR: './data' }));
  test('an empty variable counts as absent', () => expect(readEnvironment({ REDIS_URL: '' }).REDIS_URL).toBeUndefined());
  test('every fault is listed at once', () => {
    const read = () => readEnvironment({ PORT: 'x', ROLE: 'both', DESKBELL_ADMIN_EMAIL: 'a@b.example' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT[\s\S]*ROLE[\s\S]*DESKBELL_ADMIN_PASSWORD/);
  });
  test('links start with BASE_URL, else with localhost and the port', () => {
    expect(new AppConfig(readEnvironment({ PORT: '4000' }), '').baseUrl).toBe('http://localhost:4000');
    const secure = new AppConfig(readEnvironment({ BASE_URL: 'https://desk.example/' }), '');
    expect([secure.baseUrl, secure.secure]).toEqual(['https://desk.example', true]);
  });
});
