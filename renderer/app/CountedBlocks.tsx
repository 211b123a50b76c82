import type { ReactNode } from 'react';
import { OpenBlocksContext, useCountedBlocks } from '#renderer/model/clock/index.ts';

/** Counts the blocks that are open, for all screens within. What does not ask for them is not drawn anew. */
export function CountedBlocks({ children }: { children: ReactNode }) {
  return <OpenBlocksContext value={useCountedBlocks()}>{children}</OpenBlocksContext>;
}
