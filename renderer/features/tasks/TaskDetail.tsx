import { useText } from '#renderer/locales/use-text.tsx';
import { readOneWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { AssignmentDetail } from './AssignmentDetail.tsx';
import { OwnTaskDetail } from './OwnTaskDetail.tsx';

export interface TaskDetailProps {
  id: string;
  today: Day;
  isHandingOver: boolean;
}

/** One piece of work, whole. */
export function TaskDetail({ id, today, isHandingOver }: TaskDetailProps) {
  const { rich } = useText();
  const work = useRows((db) => readOneWork(db, id), [id]);
  if (work === undefined) return null;
  if (work?.assignment) {
    return (
      <AssignmentDetail
        assignment={work.assignment}
        item={work.item}
        today={today}
        isHandingOver={isHandingOver}
      />
    );
  }
  if (work?.item) return <OwnTaskDetail item={work.item} today={today} />;
  return <p>{rich('tasks.notFound')}</p>;
}
