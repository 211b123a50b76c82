import { Download, Printer } from 'lucide-react';
import encodeQr from 'qr';
import { useMemo } from 'react';
import { saveFile } from '#renderer/host/save-file.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { dateOf } from '#shared/domain/day/day.ts';
import { codeGroups } from '#shared/keys/recovery-code.ts';
import pageStyles from './KeysPage.module.css';
import styles from './RecoverySheet.module.css';
import { useStepFocus } from './use-step-focus.ts';

interface RecoverySheetProps {
  code: string;
  membership: StateOf<'membership'>;
  onDone: () => void;
  /** The member wants another code; undefined where this one may be in use. */
  onAnother: (() => void) | undefined;
  onLater: () => void;
}

/** The sheet as it is kept: the code for people, the same for cameras, and what to know about it. */
export function RecoverySheet({ code, membership, onDone, onAnother, onLater }: RecoverySheetProps) {
  const { t, rich, format } = useText();
  const { around } = useWorkspace();
  const heading = useStepFocus();
  const made = dateOf(around.now(), around.zone());
  // With the year, as the sheet is kept for years.
  const date = { day: format.day(made), year: made.slice(0, 4) };
  const groups = codeGroups(code);
  const save = () => {
    const lines = [
      t('keys.sheetHeading', { name: membership.member.name }),
      t('keys.sheetFor', { npo: membership.npo, day: t('keys.dayOfYear', date) }),
      '',
      groups.join(' '),
      '',
      t('keys.sheetUse'),
      t('keys.sheetKeep'),
      t('keys.sheetOnly'),
      '',
    ];
    saveFile(`kotsukotsu-${t('keys.whyTitle')}.txt`, [lines.join('\n')], 'text/plain');
    showToast({ message: rich('keys.saved') });
  };
  return (
    <div className={pageStyles.stack}>
      <section className={styles.sheet} aria-labelledby="sheet-heading">
        <h2 id="sheet-heading" ref={heading} tabIndex={-1}>
          {rich('keys.sheetHeading', { name: membership.member.name })}
        </h2>
        <p className={styles.about}>
          {rich('keys.sheetFor', { npo: membership.npo, day: rich('keys.dayOfYear', date) })}
        </p>
        <div className={styles.code}>
          <div>
            <p className={styles.about}>{rich('keys.sheetCode')}</p>
            <p className={styles.groups} translate="no">
              {groups.map((group, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place.
                <span key={index}>{group}</span>
              ))}
            </p>
          </div>
          <QrPicture text={code} label={t('keys.sheetQr')} />
        </div>
        <ul className={styles.words}>
          <li>{rich('keys.sheetUse')}</li>
          <li>{rich('keys.sheetKeep')}</li>
          <li>{rich('keys.sheetOnly')}</li>
        </ul>
      </section>
      <div className={pageStyles.actions}>
        <Button kind="main" onPress={onDone}>
          {rich('keys.haveIt')}
        </Button>
        <Button icon={Printer} onPress={() => window.print()}>
          {rich('keys.print')}
        </Button>
        <Button icon={Download} onPress={save}>
          {rich('keys.save')}
        </Button>
        {onAnother && (
          <Button kind="plain" onPress={onAnother}>
            {rich('keys.anotherCode')}
          </Button>
        )}
        <Button kind="plain" onPress={onLater}>
          {rich('keys.later')}
        </Button>
      </div>
    </div>
  );
}

/** A QR picture, black on white in every look: cameras want it so. */
function QrPicture({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const rows = encodeQr(text.toUpperCase(), 'raw', { border: 2 });
    const squares = rows.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
    );
    return { size: rows.length, path: squares.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
