import type { ReactNode } from 'react';
import type { Share } from '#shared/domain/sharing/share.ts';
import styles from './SharedPage.module.css';

interface SharedPageProps {
  /** Whose page it is, and of which week: a heading of level 3. */
  title: ReactNode;
  page: Pick<Share, 'language' | 'parts'>;
}

/** A page that a member shows to the NPO: what they see before they send it is what is read there. */
export function SharedPage({ title, page: { language, parts } }: SharedPageProps) {
  return (
    <article className={styles.page}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.parts} lang={language === 'en' ? 'en' : 'ja'}>
        {parts.map(({ heading, lines }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change, and its parts have no other identity.
          <section key={place}>
            <h4 className={styles.heading}>{heading}</h4>
            <ul>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same as above.
                <li key={at} className={styles.line}>
                  {line}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </article>
  );
}
