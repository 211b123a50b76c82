import { timelineMarks } from '#renderer/locales/timeline-marks.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { openMomentPanel } from '#renderer/model/panel/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { TimelineMarks } from '#renderer/ui/TimelineMarks.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** The moments of today on its timeline; each opens when it is picked. */
export default function DayMoments({ today, moments }: { today: Day; moments: ReadonlyArray<RhythmRecord> }) {
  const text = useText();
  const starts = useDayStarts();
  const kinds = useKinds();
  if (!kinds) return null;
  const open = (id: string) => {
    const record = moments.find((moment) => moment.id === id);
    if (record) openMomentPanel({ day: today, record });
  };
  return (
    <TimelineMarks
      label={text.t('rhythm.moments')}
      marks={timelineMarks(text, moments, kinds, today, starts)}
      onPick={open}
    />
  );
}
