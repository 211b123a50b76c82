import * as z from 'zod';
import { JsonFile } from '#electron/storage/json-file.ts';
import { requests } from '#shared/host/contract.ts';
import { parseServerOrigin } from '#shared/sync/invite.ts';

/** What the shell itself must know before the page can tell it. */
const Settings = z.object({
  /** Origin of the NPO server the page may speak to. */
  serverOrigin: z
    .string()
    .refine((text) => parseServerOrigin(text) === text)
    .nullable(),
  theme: requests['theme.set'].request,
});
export type Settings = z.infer<typeof Settings>;

/** The shell's settings, kept at `path`. */
export function settingsFile(path: string): JsonFile<Settings> {
  return new JsonFile(path, Settings, { serverOrigin: null, theme: 'system' });
}
