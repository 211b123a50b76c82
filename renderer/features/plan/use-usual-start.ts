import { useHabit } from '#renderer/model/log/index.ts';
import { usePreferences } from '#renderer/model/preferences/index.ts';
import { habitualWorkStart } from '#shared/domain/rhythm/index.ts';

/**
 * Around when the member often begins to work, in minutes after midnight; null where there is no such habit, or they do not
 * want it proposed; undefined until it was read.
 */
export function useUsualStart(): number | null | undefined {
  const chosen = usePreferences();
  // Asked for until it is known that they do not want it, so that it does not come after the rest of the page.
  const usual = useHabit(chosen?.proposesWorkStart === false ? null : habitualWorkStart);
  return chosen && usual;
}
