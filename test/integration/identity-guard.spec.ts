import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import request from 'supertest';
import { CreateAgent, CurrentAgent, type AgentContext } from '../../src/identity/index.js';
import { currentContext } from '../../src/platform/request-context.js';
import { Permission, Public } from '../../src/platform/http/permission.js';
import { startIdentityApp, type IdentityApp } from '../support/identity-app.js';

@Controller('doors')
class DoorsController {
  @Get('public')
  @Public()
  open(): string {
    return currentContext().actor.id ?? 'nobody';
  }

  @Post('public')
  @Public()
  post(): string {
    return 'done';
  }

  @Get('board')
  @Permission('insight.read')
  board(@CurrentAgent() agent: AgentContext): string {
    return agent.name;
  }

  @Post('change')
  @Permission('ticket.change')
  change(): string {
    return currentContext().actor.id ?? 'nobody';
  }
}

@Controller('doors')
class UndeclaredController {
  @Get('undeclared')
  undeclared(): string {
    return 'must not be reached';
  }
}

@Controller('doors')
class MisspeltController {
  @Get('misspelt')
  @Permission('ticket.raed')
  misspelt(): string {
    return 'must not be reached';
  }
}

const password = 'kettle-orbit-91-moss';
let desk: IdentityApp;
let agent: { id: string; cookie: string };

beforeAll(async () => {
  desk = await startIdentityApp([DoorsController], { BASE_URL: 'http://desk.example.cn' });
  const { id, email } = await desk.app.get(CreateAgent).execute({ name: 'Li Na', email: 'li@desk.example', role: 'agent', password });
  const answer = await request(desk.url).post('/api/v1/session').send({ email, password }).expect(200);
  agent = { id, cookie: (answer.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]! };
});
afterAll(() => desk.close());

const http = () => request(desk.url);

describe('the guard at every door', () => {
  test('A1 a route that declares nothing, or a permission nobody knows, does not start', async () => {
    await expect(startIdentityApp([UndeclaredController])).rejects.toThrow('without a permission: UndeclaredController.undeclared');
    await expect(startIdentityApp([MisspeltController])).rejects.toThrow('unknown permission: MisspeltController.misspelt');
  });

  test('A2 no session is 401; too low a role is 403 and names the permission', async () => {
    for (const door of [http().get('/doors/board'), http().get('/doors/board').set('cookie', 'deskbell_session=made-up'), http().get('/doors/board').set('authorization', 'Bearer dbk_made-up')]) {
      const answer = await door.expect(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const answer = await http().get('/doors/board').set('cookie', agent.cookie).expect(403);
    expect(answer.body).toMatchObject({ status: 403, permission: 'insight.read' });
  });

  test('a public door is open to all and knows who comes', async () => {
    expect((await http().get('/doors/public').expect(200)).text).toBe('nobody');
    expect((await http().get('/doors/public').set('cookie', agent.cookie).expect(200)).text).toBe(agent.id);
    await http().post('/doors/public').set('sec-fetch-site', 'cross-site').expect(201);
  });

  test('the signed-in agent is the actor of what his request does', async () => {
    expect((await http().post('/doors/change').set('cookie', agent.cookie).expect(201)).text).toBe(agent.id);
  });

  test.each([
    ['/doors/change', undefined],
    ['/doors/public', undefined],
    ['/api/v1/session', { email: 'li@desk.example', password }],
    ['/api/v1/first-run', { name: 'x', email: 'x@desk.example', password }],
  ])('B2 POST %s from another site is 403', async (path, body) => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
      const answer = await http().post(path).set('cookie', agent.cookie).set(headers).send(body).expect(403);
      expect(answer.body.type).toBe('/docs/problems/cross-site');
    }
  });

  test('B2 our own pages and programs pass; a form does not', async () => {
    const change = (headers: Record<string, string>) => http().post('/doors/change').set('cookie', agent.cookie).set(headers);
    await change({ 'sec-fetch-site': 'same-origin' }).expect(201);
    await change({ origin: 'http://desk.example.cn' }).expect(201);
    await change({ 'content-type': 'application/json' }).send('{}').expect(201);
    await change({ 'content-type': 'text/plain' }).send('{}').expect(403);
  });

  test('B2 an API key is not a cookie: no browser sends it by itself', async () => {
    const { email } = await desk.app.get(CreateAgent).execute({ name: 'Admin', email: 'admin@desk.example', role: 'administrator', password });
    const signedIn = await http().post('/api/v1/session').send({ email, password }).expect(200);
    const cookie = (signedIn.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    const { body } = await http().post('/api/v1/api-keys').set('cookie', cookie).send({ name: 'k', scopes: ['ticket.change'] }).expect(201);
    await http().post('/doors/change').set('authorization', `Bearer ${body.key}`).set('sec-fetch-site', 'cross-site').expect(201);
  });
});
