import { useMemo } from 'react';
import { kindName, recordedWords, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { readRhythm, recordMoment, useKinds } from '#renderer/model/rhythm/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { kindIcon } from '#renderer/ui/kind-icons.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, type Day, reachOf, wallMinutes } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { mayHaveGotUp } from '#shared/domain/rhythm/getting-up.ts';
import { type Kind, usualFirst } from '#shared/domain/rhythm/kinds.ts';
import { isInBed, isLoneGettingUp } from '#shared/domain/rhythm/moment.ts';
import styles from './RecordNow.module.css';

/** What is usual at this time is told by so many days before today. */
const USUAL_DAYS = 28;
/** So many kinds have a button; the others are in the menu. */
const SHOWN = 3;
/** For so long after getting up, the time of going to bed can be added here; later, in the log. */
const BED_ASKED_MS = 2 * HOUR_MS;

/** What can be recorded as of now, in one click: what is usual at this time first, the rest in one menu. */
export function RecordNow({ today }: { today: Day }) {
  const text = useText();
  const { t, rich } = text;
  const act = useAct();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS / 2);
  const kinds = useKinds();
  const records = useDayRecords(today);
  const lately = useRows(
    async (db) => (await readRhythm(db, reachOf([addDays(today, -USUAL_DAYS), today]))).rows,
    [today],
  );
  // Whether a kind is usual changes within hours, not with each half minute.
  const quarter = Math.floor(wallMinutes(now, around.zone()) / 15) * 15;
  const ordered = useMemo(
    () => kinds && lately && usualFirst(kinds, lately, quarter),
    [kinds, lately, quarter],
  );
  if (!ordered || !records) return null;

  const rhythm = [...records.sleep, ...records.events].toSorted((a, b) => a.startAt - b.startAt);
  const isUpFirst = mayHaveGotUp(rhythm, records.entries, today, now, around.zone(), starts);
  const inBed = isInBed(rhythm, records.entries, now);
  const offered = ordered.filter(({ known }) => known !== 'bed' || !inBed);
  const up = offered.filter(({ known }) => known === 'out-of-bed');
  const others = offered.filter(({ known }) => known !== 'out-of-bed');
  const inOrder = isUpFirst ? [...up, ...others] : [...others, ...up];
  const [shown, more] = [inOrder.slice(0, SHOWN), inOrder.slice(SHOWN)];
  const lone = records.events.findLast((record) => isLoneGettingUp(record, records.sleep));
  const record = (kind: Kind) =>
    void act(
      (workspace) => recordMoment(workspace, kind.id),
      (undo) => showToast({ message: recordedWords(text, kind), undo }),
    );
  if (offered.length === 0) return null;
  return (
    <section aria-label={t('rhythm.recordNow')} className={styles.row}>
      <span aria-hidden className={styles.label}>
        {rich('rhythm.recordNow')}
      </span>
      {shown.map((kind) => (
        <Button key={kind.id} icon={kindIcon(kind.known)} onPress={() => record(kind)}>
          {kind.known === 'out-of-bed' ? rich('day.gotUp') : richKindName(text, kind)}
        </Button>
      ))}
      {more.length > 0 && (
        <MenuButton
          label={t('rhythm.recordOther')}
          actions={() =>
            more.map((kind) => ({
              id: kind.id,
              label: richKindName(text, kind),
              text: kindName(text, kind),
              icon: kindIcon(kind.known),
              run: () => record(kind),
            }))
          }
        />
      )}
      {lone && now - lone.startAt < BED_ASKED_MS && (
        <Button kind="plain" onPress={() => openSleepPanel({ day: today, record: null, up: lone })}>
          {rich('rhythm.bedQuestion')}
        </Button>
      )}
    </section>
  );
}
