import { useEffect, useState } from 'react';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { picturesOf } from '#renderer/sync/keys/asking.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';

/**
 * The pictures to compare for a request, see `picturesOf`.
 * @param also what else they depend on: they are computed anew when it changes
 */
export function usePictures(request: KeyRequest | null, also: unknown = null): number[] | 'mismatch' | null {
  const workspace = useWorkspace();
  const [pictures, setPictures] = useState<number[] | 'mismatch' | null>(null);
  const told = JSON.stringify([request, also]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` is all they depend on, by value.
  useEffect(() => {
    let isOver = false;
    if (!request) return setPictures(null);
    void picturesOf(workspace, request).then((found) => {
      if (!isOver) setPictures(found);
    });
    return () => {
      isOver = true;
    };
  }, [workspace, told]);
  return pictures;
}
