import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { phrase } from './phrase.ts';
import { systemRegister } from './registers.ts';
import { textTools } from './use-text.tsx';

const tools = (text: string) => {
  const { t, rich } = textTools(() => text);
  return {
    // The key is not looked at here: every key finds `text`.
    t: (values: Record<string, string | number>) => t('common.save', ...([values] as unknown as [])),
    rich: (values: Record<string, unknown>) =>
      renderToStaticMarkup(rich('common.save', ...([values] as unknown as []))),
  };
};

describe('texts', () => {
  test('are drawn with readings and said without', () => {
    const { t, rich } = tools('{名前|なまえ}は　{{name}}');
    expect(t({ name: 'X' })).toBe('名前は　X');
    expect(rich({ name: 'X' })).toBe(
      '<span><span><ruby>名前<rt aria-hidden="true">なまえ</rt></ruby>は　</span>X</span>',
    );
  });

  test('never read what a member typed as markup', () => {
    const typed = '{漢字|かんじ} {{name}} $t(common.save) <b>';
    const { t, rich } = tools('{{name}}!');
    expect(t({ name: typed })).toBe(`${typed}!`);
    expect(rich({ name: typed })).toBe(`<span>${typed.replace('<b>', '&lt;b&gt;')}!</span>`);
  });

  test('take elements and phrases as values', () => {
    const { t, rich } = tools('{{a}}{{b}}');
    expect(rich({ a: <b>x</b>, b: phrase('{月|げつ}') })).toBe(
      '<span><b>x</b><span><ruby>月<rt aria-hidden="true">げつ</rt></ruby></span></span>',
    );
    expect(t({ a: 1, b: 'y' })).toBe('1y');
  });
});

describe('the register of the system', () => {
  test.each([
    [['ja-JP', 'en'], 'ja'],
    [['en-GB', 'ja'], 'en'],
    [['fr', 'ja'], 'ja'],
    [['vi'], 'en'],
    [[], 'en'],
  ])('%j → %s', (languages, register) => {
    expect(systemRegister(languages)).toBe(register);
  });
});
