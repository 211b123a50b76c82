/** A piece of a text: words (with ruby markup), or the place of a variable. */
export type TemplatePart = { kind: 'words'; markup: string } | { kind: 'variable'; name: string };

/** Splits a text at its variables `{{name}}`. Values are put in after this, so they are never read as markup. */
export function parseTemplate(text: string): TemplatePart[] {
  return text.split(/\{\{(\w+)\}\}/).flatMap((piece, index): TemplatePart[] => {
    if (index % 2 === 1) return [{ kind: 'variable', name: piece }];
    return piece === '' ? [] : [{ kind: 'words', markup: piece }];
  });
}
