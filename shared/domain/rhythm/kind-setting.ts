import * as z from 'zod';
import { Id } from '#shared/domain/day/instant.ts';

/** The longest name of a kind, in characters. */
export const KIND_NAME_MAX = 40;

/** The longest sign of a kind, in UTF-16 units: two characters, or one that takes two. */
export const SIGN_MAX = 2;

/** How many tones there are to choose from, see `renderer/ui/tone.ts`. */
export const TONES = 8;

/**
 * How a member keeps one kind of rhythm record. The row of a kind that the app knows has the kind as its id
 * (`RhythmKind`) and exists only once something was changed; the row of a kind of their own has a UUID.
 */
export const KindSetting = z.object({
  id: Id,
  /** The member's own name for it; '' for the app's. */
  name: z.string().max(KIND_NAME_MAX).default(''),
  /** What stands for it on the sheet; '' for the app's sign, or the first character of the name. */
  letter: z.string().max(SIGN_MAX).default(''),
  /** One of the tones; null for the app's colour. */
  tone: z
    .number()
    .int()
    .min(0)
    .max(TONES - 1)
    .nullable()
    .default(null),
  /** Not offered for recording. What was recorded stays. */
  isOff: z.boolean().default(false),
});
export type KindSetting = z.infer<typeof KindSetting>;
