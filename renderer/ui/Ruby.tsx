import { Fragment, type ReactNode } from 'react';
import { parseRuby } from './ruby.ts';

/**
 * Draws ruby markup. Readings are seen, and stay out of accessible names. The whole is one element, so that it stays
 * one run of text wherever it is placed, such as in a flex row.
 */
export function Ruby({ markup }: { markup: string }): ReactNode {
  const parts = parseRuby(markup);
  if (parts.every(({ reading }) => reading === null)) return markup;
  return (
    <span>
      {parts.map(({ text, reading }, index) =>
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
      )}
    </span>
  );
}
