import type { RequestOf } from '#shared/host/contract.ts';

type Theme = RequestOf<'theme.set'>;

/** The part of Electron's `nativeTheme` that is needed. */
export interface ThemePort {
  themeSource: Theme;
  readonly shouldUseDarkColors: boolean;
}

/** The background of the page (`paper` in the design tokens), shown until the page is drawn. */
const PAPER = { light: '#FAF7F0', dark: '#171B21' } as const;

/** Sets the look. @returns the background colour with which a window does not flash before its page is drawn */
export function applyTheme(port: ThemePort, theme: Theme): string {
  port.themeSource = theme;
  return port.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}
