import { CalendarDays, Download } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import styles from './DataPage.module.css';
import { useExport } from './use-export.ts';

/** All exports: everything in one file, tables, files for other programs, the daily report. */
export function ExportSection() {
  const { rich } = useText();
  const [isForExcel, setForExcel] = useState(true);
  const { everything, table, calendar } = useExport(isForExcel);
  return (
    <>
      <Card title={rich('data.allTitle')}>
        <p>{rich('data.allText')}</p>
        <div className={styles.actions}>
          <Button kind="main" icon={Download} onPress={everything}>
            {rich('data.allSave')}
          </Button>
        </div>
        <p className={styles.quiet}>{rich('data.allOpen')}</p>
      </Card>
      <Card title={rich('data.partsTitle')}>
        <div className={styles.groups}>
          <Group title={rich('data.tablesTitle')} text={rich('data.tablesText')}>
            <Checkbox isSelected={isForExcel} onChange={setForExcel}>
              {rich('data.forExcel')}
            </Checkbox>
            <div className={styles.actions}>
              <Button icon={Download} onPress={() => table('entries')}>
                {rich('data.entries')}
              </Button>
              <Button icon={Download} onPress={() => table('rhythm')}>
                {rich('data.rhythm')}
              </Button>
              <Button icon={Download} onPress={() => table('tasks')}>
                {rich('data.tasks')}
              </Button>
              <Button icon={Download} onPress={() => table('goals')}>
                {rich('data.goals')}
              </Button>
            </div>
          </Group>
          <Group title={rich('data.othersTitle')} text={rich('data.othersText')}>
            <div className={styles.actions}>
              <Button icon={Download} onPress={() => table('toggl')}>
                Toggl Track
              </Button>
              <Button icon={Download} onPress={() => table('solidtime')}>
                solidtime
              </Button>
              <Button icon={CalendarDays} onPress={calendar}>
                {rich('data.calendar')}
              </Button>
            </div>
          </Group>
          <Group title={rich('data.reportTitle')} text={rich('data.reportText')}>
            <p>
              <Link href="/report">{rich('data.reportGo')}</Link>
            </p>
          </Group>
        </div>
      </Card>
    </>
  );
}

/** Exports that belong together. */
function Group({ title, text, children }: { title: ReactNode; text: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}
