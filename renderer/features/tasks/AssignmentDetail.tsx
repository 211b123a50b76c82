import { HandHelping, Play } from 'lucide-react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startWork } from '#renderer/model/clock/index.ts';
import { acceptOffer, declineOffer, planTask } from '#renderer/model/work/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Beads } from '#renderer/ui/Beads.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { type Day, dateOf } from '#shared/domain/day/day.ts';
import { type Assignment, assignmentState, nextStage } from '#shared/domain/relay/assignment.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { OwnNote } from './OwnNote.tsx';
import { Received } from './Received.tsx';
import styles from './TaskDetail.module.css';

export interface AssignmentDetailProps {
  assignment: Assignment;
  /** The member's own view of it, once accepted. */
  item: WorkItem | null;
  today: Day;
  isHandingOver: boolean;
}

/** One relay stage, whole: the string of beads, what is asked, what came before, and the member's answers. */
export function AssignmentDetail({ assignment, item, today, isHandingOver }: AssignmentDetailProps) {
  const { rich, t, format } = useText();
  const act = useAct();
  const { around } = useWorkspace();
  const [, navigate] = useLocation();
  const { id, title, client, project, brief, checklist, dueDay, stages, received } = assignment;
  const { startedAt, handedOverAt } = assignment;
  const state = assignmentState(assignment);
  const isOpen = state === 'accepted' || state === 'started';
  const next = nextStage(stages, id);
  const path = `/tasks/${id}`;
  return (
    <Card>
      <Beads
        label={t('tasks.relay')}
        beads={stages.map((stage) => {
          const isMine = stage.stageId === id;
          const isDone = stage.state === 'handed-over';
          return {
            id: stage.stageId,
            role: stage.role,
            who: isMine ? rich('tasks.you') : (stage.who ?? ''),
            note: stage.dueDay && rich(format.dayShort(stage.dueDay)),
            isDone,
            isMine,
            stateText: t(isDone ? 'tasks.beadDone' : isMine ? 'tasks.beadMine' : 'tasks.beadOpen'),
          };
        })}
      />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.facts}>
        <span>{project}</span>
        {client && <span>{rich('tasks.client', { client })}</span>}
        {dueDay && <span>{rich('tasks.neededBy', { day: format.day(dueDay) })}</span>}
        {state === 'started' && startedAt !== null && (
          <span>{rich('tasks.startedOn', { day: format.day(dateOf(startedAt, around.zone())) })}</span>
        )}
        {next && (
          <span className={styles.next}>
            {next.who
              ? rich('tasks.whoNext', { who: next.who, role: next.role })
              : rich('tasks.whoNextOpen', { role: next.role })}
          </span>
        )}
      </p>
      {isOpen && dueDay && dueDay < today && (
        <p className={styles.moved}>{rich('tasks.movedPast', { day: format.dayShort(dueDay) })}</p>
      )}
      <div className={styles.actions}>
        {(state === 'offered' || state === 'declined') && (
          <Button
            kind="main"
            onPress={() =>
              void act(
                (workspace) => acceptOffer(workspace, assignment),
                (undo) => showToast({ message: rich('today.accepted', { title }), undo }),
              )
            }
          >
            {rich('tasks.accept')}
          </Button>
        )}
        {state === 'offered' && (
          <Button
            onPress={() =>
              void act(
                (workspace) => declineOffer(workspace, assignment),
                (undo) => showToast({ message: rich('today.declined', { title }), undo }),
              )
            }
          >
            {rich('tasks.notNow')}
          </Button>
        )}
        {isOpen && item && (
          <>
            <Button
              kind="main"
              icon={Play}
              onPress={() => void act((workspace) => startWork(workspace, item))}
            >
              {rich('tasks.start')}
            </Button>
            <Button icon={HandHelping} onPress={() => navigate(`${path}/hand-over`)}>
              {rich('tasks.handOver')}
            </Button>
          </>
        )}
        {handedOverAt !== null && (
          <p>{rich('tasks.handedOverOn', { day: format.day(dateOf(handedOverAt, around.zone())) })}</p>
        )}
      </div>
      {isOpen && item && (
        <Checkbox
          isSelected={item.day === today}
          onChange={(isPlanned) =>
            void act((workspace) => planTask(workspace, item, isPlanned ? today : null))
          }
        >
          {rich('tasks.forToday')}
        </Checkbox>
      )}
      {received && <Received received={received} />}
      {brief && (
        <div className={styles.part}>
          <h3>{rich('tasks.brief')}</h3>
          <p className={styles.text}>{brief}</p>
        </div>
      )}
      {checklist.length > 0 && (
        <div className={styles.part}>
          <h3>{rich('tasks.checklist')}</h3>
          <ul className={styles.checklist}>
            {[...new Set(checklist)].map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </div>
      )}
      {item && <OwnNote item={item} />}
      {isOpen && (
        <HandOverDialog assignment={assignment} isOpen={isHandingOver} onClose={() => navigate(path)} />
      )}
    </Card>
  );
}
