import { expect, test } from 'vitest';
import { inviteLink } from '#shared/sync/invite.ts';
import { readInvite } from './read-invite.ts';

const invite = { server: 'https://npo.example', code: '0123456789AB' };

test('a link needs no address', () => {
  expect(readInvite(` ${inviteLink(invite)}\n`, '')).toEqual(invite);
});

test.each([
  `招待です：${inviteLink(invite)} よろしく`,
  `見本の招待「${inviteLink(invite)}」です。`,
  `よろしく。${inviteLink(invite)}。`,
  `<${inviteLink(invite)}>`,
  `[join](${inviteLink(invite)}).`,
  `https://npo.example/about\n${inviteLink(invite)}`,
  'See https://npo.example/join?server=https%3A%2F%2Fnpo.example&code=0123-4567-89ab, please',
  'https://npo.example/join?server=https://npo.example&code=0123456789ab',
  `${inviteLink(invite)}\n${inviteLink({ ...invite, code: 'ZZZZZZZZZZZZ' })}`,
])('a link is found among words: %j', (text) => {
  expect(readInvite(text, '')).toEqual(invite);
});

test('a code is read with the address, as people write both', () => {
  expect(readInvite('o123-4567-89ab', 'npo.example')).toEqual(invite);
});

test.each([
  ['  ', '', 'onboarding.inviteEmpty'],
  ['hello', 'npo.example', 'onboarding.inviteUnreadable'],
  ['https://npo.example/', '', 'onboarding.inviteUnreadable'],
  ['招待です：kotsukotsu://join/?code=0123-4567-89AB よろしく', '', 'onboarding.inviteUnreadable'],
  ['招待です：kotsukotsu://other/?server=npo.example&code=0123-4567-89AB', '', 'onboarding.inviteUnreadable'],
  ['0123-4567-89AB', ' ', 'onboarding.serverNeeded'],
  ['0123-4567-89AB', 'http://npo.example', 'onboarding.serverUnreadable'],
  ['0123-4567-89AB', 'not an address', 'onboarding.serverUnreadable'],
])('%j with %j asks again', (text, server, key) => {
  expect(readInvite(text, server)).toMatchObject({ key });
});
