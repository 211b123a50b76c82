import type { ReactNode } from 'react';
import { OpenBlocksContext, useCountedBlocks } from '#renderer/model/clock/index.ts';

/** Counts the open blocks for all screens within. Components that do not use them are not drawn anew. */
export function CountedBlocks({ children }: { children: ReactNode }) {
  return <OpenBlocksContext value={useCountedBlocks()}>{children}</OpenBlocksContext>;
}
