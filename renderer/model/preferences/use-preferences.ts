import { sharedRows } from '#renderer/store/shared-rows.ts';
import { readPreferences } from './preferences.ts';

/** The member's preferences; undefined until they are read. */
export const usePreferences = sharedRows(({ db }) => readPreferences(db));
