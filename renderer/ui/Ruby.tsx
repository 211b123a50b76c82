import { type CSSProperties, Fragment, type ReactNode } from 'react';
import { type RubyPart, rubyPieces } from './ruby.ts';

/** What goes to the next line as a whole, and breaks inside only where it is wider than a line. */
const whole: CSSProperties = { display: 'inline-block' };
const unbroken: CSSProperties = { whiteSpace: 'nowrap' };

interface RubyProps {
  markup: string;
  /** No line breaks inside while there is room for it on a line of its own. */
  isWhole?: boolean | undefined;
}

/**
 * Draws ruby markup. Readings are seen, and stay out of accessible names. The whole is one element, so that it stays
 * one run of text wherever it is placed, such as in a flex row.
 */
export function Ruby({ markup, isWhole = false }: RubyProps): ReactNode {
  const pieces = rubyPieces(markup);
  const hasReading = pieces.flat().some(({ reading }) => reading !== null);
  if (!hasReading && !isWhole) return markup;
  return (
    <span {...(isWhole ? { style: whole } : {})}>
      {pieces.map((parts, index) =>
        parts.length > 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
          <span key={index} style={unbroken}>
            {parts.map(drawPart)}
          </span>
        ) : (
          parts.map((part) => drawPart(part, index))
        ),
      )}
    </span>
  );
}

function drawPart({ text, reading }: RubyPart, key: number): ReactNode {
  if (reading === null) return <Fragment key={key}>{text}</Fragment>;
  return (
    <ruby key={key}>
      {text}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a reading cannot take the focus. */}
      <rt aria-hidden="true">{reading}</rt>
    </ruby>
  );
}
