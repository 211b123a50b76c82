import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvite } from '#server/auth/invites.ts';
import { addMember } from '#server/auth/members.ts';
import { newToken } from '#server/auth/tokens.ts';
import { runCommand } from '#server/cli/commands.ts';
import { loadOffice } from '#server/cli/office.ts';
import { readConfig } from '#server/config.ts';
import { offerStage } from '#server/relay/offer.ts';
import { createProject } from '#server/relay/projects.ts';
import { noteUndelivered } from '#server/relay/undelivered.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { StartError } from '#server/start-error.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { askServer } from './support/ask.ts';
import { joinThrough, TestDevice } from './support/test-device.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotsukotsu-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const configFor = (env: Record<string, string>) =>
  readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: join(folder, randomUUID()), ...env });

describe('a start that cannot be', () => {
  const reason = async (env: Record<string, string>): Promise<string> => {
    const error = await startServer(configFor(env)).then(
      (server) => server.close(),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof StartError)) throw new Error(`started, or failed otherwise: ${error}`);
    expect(error.message).not.toContain('\n');
    return error.message;
  };

  it('names a taken port', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
    expect(await reason({ PORT: String(port) })).toMatch(`Port ${port} is taken`);
    other.close();
  });

  it('names a folder that cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await reason({ DATA_DIR: join(file, 'data') })).toContain(
      `${join(file, 'data')} cannot be written`,
    );
  });

  it('names a database that cannot be reached, without its password', async () => {
    const message = await reason({ DATABASE_URL: 'postgresql://npo:hidden@127.0.0.1:1/members' });
    expect(message).toMatch('database members at 127.0.0.1:1 cannot be reached');
    expect(message).not.toContain('hidden');
  });

  it('names a data folder that another server uses', async () => {
    const config = configFor({});
    const server = await startServer(config);
    expect(await reason({ DATA_DIR: config.dataDir })).toContain('in use by another running server');
    const link = join(folder, 'another-name');
    await symlink(config.dataDir, link, 'junction');
    expect(await reason({ DATA_DIR: link })).toContain('in use by another running server');
    await server.close();
    await (await startServer(config)).close();
  });

  it('names a token file that holds no token', async () => {
    const config = configFor({});
    await (await startServer(config)).close();
    const path = join(config.dataDir, 'coordinator.token');
    await writeFile(path, 'not a token');
    expect(await reason({ DATA_DIR: config.dataDir })).toContain(path);
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://npo@127.0.0.1/npo'],
    ['PUBLIC_URL', 'npo.example'],
    ['ALLOWED_ORIGINS', 'https://a.example, b.example'],
    ['TRUST_PROXY', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('names the variable %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(`The environment variable ${name} cannot be read`),
    );
  });
});

describe('a restart', () => {
  it('keeps everything: devices, records, cursors, the coordinator', async () => {
    const config = configFor({ NPO_NAME: 'Test NPO' });
    const first = await startServer(config);
    const { npo } = first;
    const member = await addMember(npo, 'Sample Person');
    const project = await createProject(npo, {
      title: 'Website',
      client: 'Sample shop',
      stages: [
        { role: 'design', title: 'Design', brief: 'Draw it.', checklist: ['done'], dueDay: '2030-04-05' },
      ],
    });
    const stage = project.stages[0]?.id ?? '';
    await offerStage(npo, stage, member.id);
    const { code } = await createInvite(npo, member.id);
    const { code: later } = await createInvite(npo, member.id);
    const joining = { code, token: newToken(), device: randomUUID(), deviceName: 'a computer' };
    const { body } = await askServer(`${first.url}${routes.join.path}`, { json: joining });
    const deviceAt = (server: RunningServer) =>
      new TestDevice({
        id: joining.device,
        token: joining.token,
        space: body.space,
        ask: (path, init) => askServer(server.url + path, init),
      });
    const before = deviceAt(first);
    const op = before.write(await before.assignment(stage), { answer: 'accepted', answeredAt: 1 });
    await before.push(op);
    const page = await before.pull(0);
    const token = await readFile(join(config.dataDir, 'coordinator.token'), 'utf8');
    await first.close();

    const second = await startServer(config);
    const after = deviceAt(second);
    expect(await after.pull(0)).toEqual(page);
    // I2 holds over a restart, and so does an invitation that was not used.
    expect(await after.pushOne(op)).toMatchObject({ outcome: 'applied' });
    expect((await after.pull(page.next)).records).toEqual([]);
    const again = { code: later, token: newToken(), device: randomUUID(), deviceName: '' };
    expect((await askServer(`${second.url}${routes.join.path}`, { json: again })).status).toBe(200);
    const overview = await askServer(`${second.url}${officeRoutes.overview.path}`, { token: token.trim() });
    expect(overview.body.projects[0].stages[0]).toMatchObject({ state: 'accepted', member });
    await second.close();
  });

  it('keeps the token of the coordinator to its owner, and makes another when it was deleted', async () => {
    const config = configFor({});
    await (await startServer(config)).close();
    const path = join(config.dataDir, 'coordinator.token');
    const token = await readFile(path, 'utf8');
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(path);
    const server = await startServer(config);
    const ask = (with_: string) =>
      askServer(`${server.url}${officeRoutes.overview.path}`, { token: with_.trim() });
    expect((await ask(token)).status).toBe(401);
    expect((await ask(await readFile(path, 'utf8'))).status).toBe(200);
    await server.close();
  });

  it('finishes what is in flight before it closes, and ends the streams', async () => {
    const server = await startServer({ ...configFor({}), closeGraceMs: 60_000 });
    const member = await addMember(server.npo, 'Sample Person');
    const { code } = await createInvite(server.npo, member.id);
    const joining = { code, token: newToken(), device: randomUUID(), deviceName: '' };
    const { body } = await askServer(`${server.url}${routes.join.path}`, { json: joining });
    const device = new TestDevice({
      id: joining.device,
      token: joining.token,
      space: body.space,
      ask: (path, init) => askServer(server.url + path, init),
    });
    const nudges = await device.nudges(server.url);
    await nudges.next();
    const inFlight = await beginRequest(`${server.url}${routes.push.path}`, device.token);
    const closed = server.close();
    await expect(nudges.next()).rejects.toThrow('the stream ended');
    const ops = [device.op({ id: 'nothing' })];
    expect(await inFlight.finish(JSON.stringify({ epoch: device.space.epoch, ops }))).toBe(200);
    await closed;
  });
});

/** A POST whose head the server has taken, and whose body is still to come. */
function beginRequest(url: string, token: string): Promise<{ finish(body: string): Promise<number> }> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'transfer-encoding': 'chunked',
    expect: '100-continue',
  };
  return new Promise((begun, fail) => {
    const sending = request(url, { method: 'POST', headers });
    sending.on('error', fail);
    sending.on('continue', () =>
      begun({
        finish: (body) =>
          new Promise((done, failed) => {
            sending.on('error', failed);
            sending.on('response', (response) => done(response.resume().statusCode ?? 0));
            sending.end(body);
          }),
      }),
    );
    sending.flushHeaders();
  });
}

describe('the commands', () => {
  it('take up a member, string a project, offer a stage and show it', async () => {
    const config = configFor({});
    const server = await startServer(config);
    const office = () => loadOffice({ ...config, port: Number(new URL(server.url).port) });
    const run = (...args: string[]) => runCommand(args, office);

    const added = await run('add-member', 'Sample Person');
    expect(added).toMatch(
      /^Invitation {2}[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\nkotsukotsu:\/\/join\/\?server=/m,
    );
    const member = added.match(/^Sample Person {2}(\S+)$/m)?.[1] ?? '';
    expect(await run('invite', member)).toMatch(/^Invitation /);

    const file = join(folder, 'project.json');
    const stages = [{ role: 'design', title: 'Design', brief: 'Draw it.' }];
    await writeFile(file, JSON.stringify({ title: 'Website', client: 'Sample shop', stages }));
    const stage = (await run('add-project', file)).match(/^ {2}(\S+) {2}design {2}Design$/m)?.[1] ?? '';
    expect(await run('offer', stage, member)).toBe('Offered.');
    expect(await run('overview')).toContain(`${stage}  design  offered  Sample Person`);

    await noteUndelivered(server.npo.db, stage, 'space-full', Date.UTC(2030, 3, 5, 9, 30));
    expect(await run('overview')).toContain(
      [
        'Not delivered yet; the server goes on trying:',
        `  ${stage}  design  Sample Person  since 2030-04-05 09:30 UTC: the space of this member is full`,
      ].join('\n'),
    );

    expect(await run('shares')).toBe('No page is shown.');
    const device = await joinThrough(
      (path, init) => askServer(server.url + path, init),
      (await run('invite', member)).match(/^Invitation {2}(\S+)/)?.[1] ?? '',
    );
    const fields = {
      fromDay: '2026-11-23',
      toDay: '2026-11-29',
      language: 'en',
      sentAt: Date.UTC(2026, 10, 30),
    };
    const parts = [{ heading: 'My words', lines: ['One\n\u001b[2Jtwo', 'three'] }];
    await device.push(device.op({ table: 'shares', id: 'page', patch: { ...fields, parts } }));
    const shown = [
      `Sample Person  ${member}`,
      '2026-11-23 to 2026-11-29, sent on 2026-11-30',
      '',
      'My words',
      '  One',
      '   [2Jtwo',
      '  three',
    ].join('\n');
    expect(await run('shares')).toBe(shown);
    expect(await run('shares', member)).toBe(shown);
    expect(await run('shares', 'nobody')).toBe('No page is shown.');
    expect((await device.assignment('page')).fields.seenAt).not.toBeUndefined();
    await expect(run('shares', member, 'more')).rejects.toThrow(
      'Usage: npm run server -- shares [MEMBER_ID]',
    );

    await expect(run('offer', 'nothing', member)).rejects.toThrow('There is no stage with this id.');
    await expect(run('add-project', join(folder, 'none.json'))).rejects.toThrow('cannot be read as JSON');
    await expect(run('offer', stage)).rejects.toThrow('Usage: npm run server -- offer STAGE_ID MEMBER_ID');
    await expect(run('dance')).rejects.toThrow('There is no command "dance"');
    await server.close();
    await expect(run('overview')).rejects.toThrow('No server answers');
  });

  it('print what they say, and end with 1 when it did not work', async () => {
    const main = fileURLToPath(import.meta.resolve('#server/main.ts'));
    const run = promisify(execFile);
    const env = { ...process.env, DATA_DIR: join(folder, 'nowhere') };
    expect((await run(process.execPath, [main, 'help'], { env })).stdout).toContain('add-member NAME');
    await expect(run(process.execPath, [main, 'overview'], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no .*coordinator\.token\. Start the server once.*\n$/),
    });
  });
});
