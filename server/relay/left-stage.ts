import * as z from 'zod';
import { Instant } from '#shared/domain/day/instant.ts';
import { HandOver } from '#shared/domain/relay/assignment.ts';

/** A stage whose member is gone: what they handed over, and under which name, belongs to the common work. */
export const LeftStage = z.object({
  who: z.string(),
  handedOverAt: Instant.nullable(),
  handOver: HandOver.nullable(),
});
export type LeftStage = z.infer<typeof LeftStage>;
