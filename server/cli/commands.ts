import { readFile } from 'node:fs/promises';
import { StartError } from '#server/start-error.ts';
import type { IssuedInvite } from '#shared/http/account.ts';
import {
  NewProject,
  type Overview,
  officeRoutes,
  type SharedPage,
  type ShareSummary,
  type WhyUndelivered,
} from '#shared/http/office.ts';
import { type Office, RefusedError } from './office.ts';

interface Command {
  usage: string;
  does: string;
  run(office: Office, args: ReadonlyArray<string>): Promise<string>;
}

const commands: Readonly<Record<string, Command>> = {
  'add-member': {
    usage: 'add-member NAME',
    does: 'adds a member and prints an invitation',
    async run(office, [name = '']) {
      const { member, invite } = await office(officeRoutes.addMember, { name });
      return `${member.name}  ${member.id}\n${inviteText(invite)}`;
    },
  },
  invite: {
    usage: 'invite MEMBER_ID',
    does: "invites another of the member's devices",
    async run(office, [member = '']) {
      return inviteText(await office(officeRoutes.invite, { member }));
    },
  },
  'add-project': {
    usage: 'add-project FILE.json',
    does: 'makes a project: {title, client, stages: [{role, title, brief, checklist?, dueDay?}]}',
    async run(office, [file = '']) {
      const project = await office(officeRoutes.createProject, await readProject(file));
      return [
        project.id,
        ...project.stages.map((stage) => `  ${stage.id}  ${stage.role}  ${stage.title}`),
      ].join('\n');
    },
  },
  offer: {
    usage: 'offer STAGE_ID MEMBER_ID',
    does: 'offers a stage to a member',
    async run(office, [id = '', member = '']) {
      await office(officeRoutes.offerStage, { id, member });
      return 'Offered.';
    },
  },
  overview: {
    usage: 'overview',
    does: 'shows members, projects, stages and answers',
    run: async (office) => overviewText(await office(officeRoutes.overview, {})),
  },
  shares: {
    usage: 'shares [MEMBER_ID]',
    does: 'shows the pages that members show; they are told',
    async run(office, [member]) {
      const { shares } = await office(officeRoutes.listShares, {});
      const wanted = shares.filter((share) => member === undefined || share.member.id === member);
      const pages: string[] = [];
      for (const share of wanted) pages.push(...(await openedShare(office, share)));
      return pages.length > 0 ? pages.join('\n\n') : 'No page is shown.';
    },
  },
};

/**
 * Does one of the coordinator's commands and returns what to print.
 * @param open makes the connection; not called where none is needed
 * @throws StartError for a command that does not exist or lacks its arguments, and for what the server refuses
 */
export async function runCommand(
  [name = 'help', ...args]: ReadonlyArray<string>,
  open: () => Promise<Office>,
): Promise<string> {
  if (name === 'help' || name === '--help') return helpText();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new StartError(`There is no command "${name}".\n${helpText()}`);
  const wanted = command.usage.split(' ').slice(1);
  const needed = wanted.filter((name) => !name.startsWith('['));
  if (args.length < needed.length || args.length > wanted.length)
    throw new StartError(`Usage: npm run server -- ${command.usage}`);
  return command.run(await open(), args);
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, does }) => `  ${usage.padEnd(26)} ${does}`);
  return ['npm run server              starts the server', 'npm run server -- COMMAND', ...lines].join('\n');
}

function inviteText({ code, link, expiresAt }: IssuedInvite): string {
  return `Invitation  ${code}\n${link}\nValid once, until ${new Date(expiresAt).toISOString().slice(0, 10)}.`;
}

function overviewText({ npo, members, projects }: Overview): string {
  return [
    npo,
    '',
    ...members.map(({ id, name, devices }) => `${id}  ${name}  (devices: ${devices})`),
    ...projects.flatMap(({ title, client, stages }) => [
      '',
      `${title}  (${client})`,
      ...stages.map(({ id, role, dueDay, member, state }) =>
        ['', id, role, state, member?.name ?? '—', dueDay ?? ''].join('  ').trimEnd(),
      ),
    ]),
    ...undeliveredLines(projects.flatMap(({ stages }) => stages)),
  ].join('\n');
}

/**
 * Opens a page. Nothing when it was taken back since it was listed. Why it could not be opened otherwise stands in its
 * place, so that nobody was told of a page that is not printed.
 */
async function openedShare(office: Office, { id, member }: ShareSummary): Promise<string[]> {
  try {
    return [shareText(await office(officeRoutes.openShare, { id, member: member.id }))];
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'not-found') return [];
    if (error instanceof StartError) return [`${member.name}  ${member.id}\n${error.message}`];
    throw error;
  }
}

function shareText({ member, fromDay, toDay, sentAt, parts }: SharedPage): string {
  return [
    `${member.name}  ${member.id}`,
    `${fromDay} to ${toDay}, sent on ${new Date(sentAt).toISOString().slice(0, 10)}`,
    ...parts.flatMap(({ heading, lines }) => ['', forTerminal(heading), ...lines.flatMap(indented)]),
  ].join('\n');
}

function indented(line: string): string[] {
  return line.split('\n').map((part) => `  ${forTerminal(part)}`);
}

/** A member's text without the characters that a terminal would obey, or that turn the direction of what follows. */
function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, ' ');
}

const reasons: Record<WhyUndelivered, string> = {
  'too-large': 'what was handed over is too large to be passed on',
  'space-full': 'the space of this member is full',
  unreadable: 'what is stored of this stage, or of the one before it, cannot be read',
  failed: 'something went wrong, see the log of the server',
};

function undeliveredLines(stages: Overview['projects'][number]['stages']): string[] {
  const lines = stages.flatMap(({ id, role, member, undelivered }) => {
    if (!undelivered) return [];
    const since = new Date(undelivered.since).toISOString().slice(0, 16).replace('T', ' ');
    return `  ${id}  ${role}  ${member?.name ?? '—'}  since ${since} UTC: ${reasons[undelivered.why]}`;
  });
  return lines.length > 0 ? ['', 'Not delivered yet; the server goes on trying:', ...lines] : [];
}

async function readProject(file: string): Promise<NewProject> {
  const { data, error } = NewProject.safeParse(await readJson(file));
  if (data) return data;
  const [issue] = error.issues;
  throw new StartError(`${file} is not a project: ${issue?.path.join('.')}: ${issue?.message}`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    throw new StartError(`${file} cannot be read as JSON: ${why}`);
  }
}
