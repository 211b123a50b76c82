import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { dateOf } from '#shared/domain/day/day.ts';
import { DayOfYear } from './DayOfYear.tsx';
import styles from './KeysPage.module.css';

interface OpenFactsProps {
  report: KeysReport;
  /** What a device is called; null until the server has told. */
  nameOf: ((id: string) => ReactNode) | null;
}

/** What opens the member's records: the sheet, and the computers. */
export function OpenFacts({ report: { sheet, devices, isResealing }, nameOf }: OpenFactsProps) {
  const { rich } = useText();
  const zone = useWorkspace().around.zone();
  const made = sheet && dateOf(sheet.claimedAt, zone);
  const known = sheet && dateOf(sheet.knownSince, zone);
  return (
    <Card>
      <p>{rich('keys.openText')}</p>
      <dl className={styles.facts}>
        {made && (
          <div className={styles.fact}>
            <dt>{rich('keys.sheetMade')}</dt>
            <dd>
              <DayOfYear day={made} />
            </dd>
          </div>
        )}
        {known && known !== made && (
          // The day it was made is what its maker claims; since when it is known here, this computer knows itself.
          <div className={styles.fact}>
            <dt>{rich('keys.sheetKnown')}</dt>
            <dd>
              <DayOfYear day={known} />
            </dd>
          </div>
        )}
        <div className={styles.fact}>
          <dt>{rich('keys.computers')}</dt>
          {nameOf ? (
            [...devices].map((id) => <dd key={id}>{nameOf(id)}</dd>)
          ) : (
            <dd>{rich('keys.computersCount', { count: devices.size })}</dd>
          )}
        </div>
      </dl>
      <div role="status" className={styles.said}>
        {isResealing && <p className={styles.quiet}>{rich('keys.resealing')}</p>}
      </div>
    </Card>
  );
}
