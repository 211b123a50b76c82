import { memo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { acceptOffer, declineOffer } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import styles from './Offers.module.css';
import { WorkLine } from './WorkLine.tsx';
import { WorkTitle } from './WorkTitle.tsx';

/** Work that waits for a yes or a "not now". Not there when there is none. */
export const Offers = memo(function Offers({ offers }: { offers: ReadonlyArray<Assignment> }) {
  const { t, rich } = useText();
  const act = useAct();
  if (offers.length === 0) return null;
  return (
    <Card title={rich('today.offers')} kind="plain">
      <ul className={styles.list}>
        {offers.map((offer) => {
          const { id, title } = offer;
          return (
            <li key={id} className={styles.offer}>
              <div className={styles.words}>
                <WorkTitle id={id} title={title} />
                <WorkLine assignment={offer} />
              </div>
              <div className={styles.answers}>
                <Button
                  aria-label={t('today.acceptItem', { title })}
                  onPress={() =>
                    void act(
                      (workspace) => acceptOffer(workspace, offer),
                      (undo) => showToast({ message: rich('today.accepted', { title }), undo }),
                    )
                  }
                >
                  {rich('today.accept')}
                </Button>
                <Button
                  kind="plain"
                  aria-label={t('today.notNowItem', { title })}
                  onPress={() =>
                    void act(
                      (workspace) => declineOffer(workspace, offer),
                      (undo) => showToast({ message: rich('today.declined', { title }), undo }),
                    )
                  }
                >
                  {rich('today.notNow')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
});
