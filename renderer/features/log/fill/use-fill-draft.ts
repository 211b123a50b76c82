import { useEffect, useEffectEvent } from 'react';
import * as z from 'zod';
import { dropStash, stashDraft, stashedDraft } from '#renderer/ui/draft-stash.ts';
import { type KeptDraft, useKeptDraft } from '#renderer/ui/kept-draft.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { SeenTime } from '#shared/domain/rhythm/fill-cells.ts';

/** What was typed on a sheet, by cell (`cellKey`), with what stood in the cell when typing in it began. */
const TypedCells = z.record(z.string(), z.object({ text: z.string(), seen: z.array(SeenTime) }));
export type TypedCells = z.infer<typeof TypedCells>;

const none: TypedCells = {};

/** What was typed on the sheet of a week and not saved yet. It outlives the screen and the page. */
export function useFillDraft(start: Day): KeptDraft<TypedCells> {
  const form = `fill ${start}`;
  const draft = useKeptDraft(form, () => none);
  const onCome = useEffectEvent(() => {
    const text = stashedDraft(form, start);
    dropStash(form);
    const cells = text === null ? null : TypedCells.safeParse(JSON.parse(text));
    if (cells?.success) draft.onChange(cells.data);
  });
  const onPageHide = useEffectEvent(() => {
    if (Object.keys(draft.value).length > 0) stashDraft(form, JSON.stringify(draft.value), start);
  });
  useEffect(() => {
    const stash = () => onPageHide();
    window.addEventListener('pagehide', stash);
    onCome();
    return () => window.removeEventListener('pagehide', stash);
  }, []);
  return draft;
}
