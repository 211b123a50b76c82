import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatInviteCode,
  INVITE_ALPHABET,
  INVITE_LENGTH,
  inviteLink,
  normalizeInviteCode,
  parseInviteLink,
  parseServerOrigin,
} from './invite.ts';

const anyCode = fc
  .array(fc.constantFrom(...INVITE_ALPHABET), { minLength: INVITE_LENGTH, maxLength: INVITE_LENGTH })
  .map((letters) => letters.join(''));

describe('invite codes', () => {
  it('are read back however they are written', () => {
    const separator = fc.constantFrom(
      '',
      ' ',
      '-',
      '–',
      '—',
      '\u2010',
      '\u3000',
      '.',
      '_',
      '\n',
      'ー',
      '−',
      '－',
      'ｰ',
    );
    fc.assert(
      fc.property(anyCode, fc.array(separator, { minLength: INVITE_LENGTH }), (code, between) => {
        const written = [...code].map((letter, index) => letter + between[index]).join('');
        expect(normalizeInviteCode(written)).toBe(code);
        expect(normalizeInviteCode(written.toLowerCase())).toBe(code);
        expect(normalizeInviteCode(formatInviteCode(code))).toBe(code);
      }),
    );
  });

  it('are read as they look', () => {
    expect(normalizeInviteCode('oOiI-lL00-1111')).toBe('001111001111');
    expect(normalizeInviteCode('ＡＢＣＤ－１２３４－ＥＦＧＨ')).toBe('ABCD1234EFGH');
  });

  it.each(['', 'ABCD-1234-EFG', 'ABCD-1234-EFGHJ', 'ABCD-1234-EFGU', 'ABCD-1234-EFG🙂', 'ABCD/1234/EFGH'])(
    'cannot be %j',
    (text) => {
      expect(normalizeInviteCode(text)).toBeNull();
    },
  );

  it('are shown in groups of four', () => {
    expect(formatInviteCode('ABCD1234EFGH')).toBe('ABCD-1234-EFGH');
  });
});

describe('invite links', () => {
  it('are read back', () => {
    fc.assert(
      fc.property(anyCode, fc.webUrl({ validSchemes: ['https'] }), (code, url) => {
        const server = new URL(url).origin;
        expect(parseInviteLink(inviteLink({ server, code }))).toEqual({ server, code });
      }),
    );
  });

  it('may be web addresses with the same two parameters', () => {
    expect(
      parseInviteLink(
        ' https://npo.example/join?code=abcd-1234-efgh&server=https%3A%2F%2Fnpo.example%2Fapp ',
      ),
    ).toEqual({ server: 'https://npo.example', code: 'ABCD1234EFGH' });
  });

  it.each([
    'not a link',
    'ABCD-1234-EFGH',
    'kotsukotsu://settings/?server=https://npo.example&code=ABCD-1234-EFGH',
    'file:///join?server=https://npo.example&code=ABCD-1234-EFGH',
    'javascript://join/?server=https://npo.example&code=ABCD-1234-EFGH',
    'kotsukotsu://join/?server=https://npo.example',
    'kotsukotsu://join/?code=ABCD-1234-EFGH',
    'kotsukotsu://join/?server=https://npo.example&code=short',
    'kotsukotsu://join/?server=http://npo.example&code=ABCD-1234-EFGH',
    'kotsukotsu://join/?server=file:///etc&code=ABCD-1234-EFGH',
  ])('cannot be %j', (text) => {
    expect(parseInviteLink(text)).toBeNull();
  });
});

describe('parseServerOrigin', () => {
  it.each([
    ['npo.example', 'https://npo.example'],
    [' https://NPO.example:8443/some/page?x#y ', 'https://npo.example:8443'],
    ['npo.example:8443', 'https://npo.example:8443'],
    ['http://localhost:4780', 'http://localhost:4780'],
    ['http://127.0.0.1:4780/', 'http://127.0.0.1:4780'],
    ['http://[::1]:4780', 'http://[::1]:4780'],
  ])('reads %j as %s', (text, origin) => {
    expect(parseServerOrigin(text)).toBe(origin);
  });

  it.each([
    '',
    ' ',
    'http://npo.example',
    'http://localhost.evil.example',
    'ftp://npo.example',
    'https://me:secret@npo.example',
    'javascript:alert(1)',
    'two words',
  ])('does not take %j', (text) => {
    expect(parseServerOrigin(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseServerOrigin(text);
        parseInviteLink(text);
        normalizeInviteCode(text);
      }),
    );
  });
});
