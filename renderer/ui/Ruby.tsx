import { Fragment, type ReactNode } from 'react';
import { parseRuby } from './ruby.ts';

/** Draws ruby markup. Readings are seen, and stay out of accessible names. */
export function Ruby({ markup }: { markup: string }): ReactNode {
  return parseRuby(markup).map(({ text, reading }, index) =>
    reading === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
      <Fragment key={index}>{text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
      <ruby key={index}>
        {text}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a reading cannot take the focus. */}
        <rt aria-hidden="true">{reading}</rt>
      </ruby>
    ),
  );
}
