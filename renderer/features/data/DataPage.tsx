import { useText } from '#renderer/locales/use-text.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import styles from './DataPage.module.css';
import { ExportSection } from './ExportSection.tsx';
import { ImportSection } from './ImportSection.tsx';
import { useImport } from './use-import.ts';

/** Export and import of everything that the member has. */
export default function DataPage() {
  const { rich } = useText();
  const importing = useImport();
  // While a file is looked at, it is the one thing on the page.
  const isLooking = importing.step.at === 'times' || importing.step.at === 'workspace';
  return (
    <div className={styles.page} data-ready="data">
      <ScreenTitle>{rich('data.title')}</ScreenTitle>
      {!isLooking && <ExportSection />}
      <ImportSection importing={importing} isLooking={isLooking} />
    </div>
  );
}
