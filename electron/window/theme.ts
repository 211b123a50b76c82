import type { RequestOf } from '#shared/host/contract.ts';

type Theme = RequestOf<'theme.set'>;

/** The part of Electron's `nativeTheme` that is needed. */
export interface ThemePort {
  themeSource: Theme;
  readonly shouldUseDarkColors: boolean;
}

/** The ground of the page (`paper` of the design's tokens), for the moment before it is drawn. */
const PAPER = { light: '#FAF7F0', dark: '#171B21' } as const;

/** Chooses the look, and answers the colour a window must have so that nothing flashes. */
export function applyTheme(port: ThemePort, theme: Theme): string {
  port.themeSource = theme;
  return port.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}
