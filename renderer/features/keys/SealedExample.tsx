import { useEffect, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useStatus } from '#renderer/model/sync/index.ts';
import { readPosition } from '#renderer/sync/session.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { isSealed, tableNames } from '#shared/sync/tables.ts';
import styles from './KeysPage.module.css';
import { type KeysTools, useKeysAct } from './use-keys.ts';

/** How many records are looked at to find one that is not deleted. */
const LOOKED_AT = 20;

/** One of the member's locked records, fetched from the server and shown as it is there. */
export function SealedExample() {
  const { t, rich } = useText();
  const { act, error } = useKeysAct();
  const [example, setExample] = useState<SyncRecord | 'none' | null>(null);
  const isFound = example !== null && example !== 'none';
  const lastSyncAt = useStatus()?.status?.lastSyncAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: until there is one, every round of sync may bring it there.
  useEffect(() => {
    if (isFound) return;
    void act(fetchSealed).then((fetched) => fetched && setExample(fetched.done ?? 'none'));
  }, [act, isFound, lastSyncAt]);
  if (example === null) {
    return <p role="status">{rich(error === null ? 'status.devicesLoading' : 'keys.privacyExampleAway')}</p>;
  }
  if (example === 'none') return <p>{rich('keys.privacyExampleNone')}</p>;
  return (
    <>
      <p>{rich('keys.privacyExampleText')}</p>
      <section
        className={styles.raw}
        aria-label={t('keys.privacyExampleRaw')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to get into it.
        tabIndex={0}
      >
        <pre translate="no">{JSON.stringify(example, null, 2)}</pre>
      </section>
    </>
  );
}

/** The first record of the first table that has one and is sealed, as the server sends it. @throws ServerError */
async function fetchSealed({ workspace, api }: KeysTools): Promise<SyncRecord | null> {
  const here = await readPosition(workspace.db);
  for (const table of tableNames.filter(isSealed)) {
    const { records } = await api.pull(here, 0, LOOKED_AT, table);
    const found = records.find(({ fields }) => Object.keys(fields).length > 0);
    if (found) return found;
  }
  return null;
}
