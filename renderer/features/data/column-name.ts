import type { useText } from '#renderer/locales/use-text.tsx';

/** What a column of a file is called, or its number where it has no name. */
export function columnName(
  names: ReadonlyArray<string>,
  index: number,
  t: ReturnType<typeof useText>['t'],
): string {
  return names[index] || t('data.columnNumber', { number: String(index + 1) });
}
