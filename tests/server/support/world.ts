import { randomUUID } from 'node:crypto';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import { createInvite } from '#server/auth/invites.ts';
import { addMember } from '#server/auth/members.ts';
import { newToken } from '#server/auth/tokens.ts';
import { createProject } from '#server/relay/projects.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { writeRecords } from '#server/sync/write-records.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { pathTo } from '#shared/http/route.ts';
import { type Answer, type AskInit, askServer } from './ask.ts';
import type { Engine } from './engine.ts';
import { joinThrough, TestDevice } from './test-device.ts';

/** A running server with its coordinator, and the means to bring members and devices in. */
export interface World {
  server: RunningServer;
  coordinatorToken: string;
  /** Moves the server's clock, in milliseconds. */
  advance(ms: number): void;
  now(): number;
  ask(path: string, init?: AskInit): Promise<Answer>;
  /** A member with one device that has joined. */
  newMember(name?: string): Promise<{ id: string; name: string; device: TestDevice }>;
  joinDevice(memberId: string): Promise<TestDevice>;
  /** A copy of a device, under an id of its own. */
  copyDevice(original: TestDevice): Promise<TestDevice>;
  /** Assignments in a member's space, written by the coordinator without any project. */
  giveAssignments(device: TestDevice, ids: ReadonlyArray<string>): Promise<void>;
  /** A project with one stage for each role; nobody has them. */
  newProject(...roles: string[]): Promise<{ id: string; stages: string[] }>;
  offer(stage: string, member: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts a server on a fresh database of the engine. */
export async function startWorld(engine: Engine): Promise<World> {
  const { config, cleanUp } = await engine.fresh();
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const server = await startServer(config, now);
  const { npo, url } = server;
  const coordinatorToken = (await readCoordinatorToken(config.dataDir)) ?? '';
  const ask = (path: string, init?: AskInit) => askServer(url + path, init);

  const joinDevice = async (memberId: string): Promise<TestDevice> => {
    const { code } = await createInvite(npo, memberId);
    return joinThrough(ask, code);
  };

  return {
    server,
    coordinatorToken,
    advance: (ms) => {
      offset += ms;
    },
    now,
    ask,
    joinDevice,
    async copyDevice({ space, ask: askAs }) {
      const [id, token] = [randomUUID(), newToken()];
      await askAs(routes.addDevice.path, { json: { device: id, token, deviceName: 'a copy' } });
      return new TestDevice({ id, token, space, ask });
    },
    async newMember(name = 'Sample Person') {
      const member = await addMember(npo, name);
      return { ...member, device: await joinDevice(member.id) };
    },
    async giveAssignments(device, ids) {
      const seq = await npo.db.transaction((tx) =>
        writeRecords(
          npo,
          tx,
          { spaceId: device.space.id, table: 'assignments', writer: 'coordinator' },
          ids.map((id) => ({
            id,
            kind: 'set',
            patch: { project: 'P', title: id, offeredAt: now() },
            current: undefined,
          })),
        ),
      );
      npo.nudges.publish(device.space.id, seq);
    },
    async newProject(...roles) {
      const stages = roles.map((role) => ({
        role,
        title: role,
        brief: role,
        checklist: [],
        dueDay: null,
      }));
      const project = await createProject(npo, { title: 'Website', client: 'Sample shop', stages });
      return { id: project.id, stages: project.stages.map(({ id }) => id) };
    },
    offer: (stage, member) =>
      ask(pathTo(officeRoutes.offerStage, { id: stage }), { token: coordinatorToken, json: { member } }),
    async close() {
      await server.close();
      await cleanUp();
    },
  };
}
