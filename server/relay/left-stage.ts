import * as z from 'zod';
import { Instant } from '#shared/domain/day/instant.ts';
import { HandOver } from '#shared/domain/relay/assignment.ts';

/** What stays of a stage whose member has deleted their account: what they handed over, when, and under which name. */
export const LeftStage = z.object({
  who: z.string(),
  handedOverAt: Instant.nullable(),
  handOver: HandOver.nullable(),
});
export type LeftStage = z.infer<typeof LeftStage>;
