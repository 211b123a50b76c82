import type { ReactNode } from 'react';
import {
  OpenBlocksContext,
  OpenMinutesContext,
  openMinutes,
  useCountedBlocks,
} from '#renderer/model/clock/index.ts';

/** Counts the open blocks for all screens within. Components that do not use them are not drawn anew. */
export function CountedBlocks({ children }: { children: ReactNode }) {
  const blocks = useCountedBlocks();
  return (
    <OpenBlocksContext value={blocks}>
      <OpenMinutesContext value={blocks ? openMinutes(blocks) : 0}>{children}</OpenMinutesContext>
    </OpenBlocksContext>
  );
}
