import { useRef } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { useLocation } from 'wouter';
import { useClockActions } from '#renderer/features/focus/use-clock-actions.tsx';
import { kindName, kindSearchWords, recordedWords } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { redoStep, telling, undoStep, useAct, useHistory } from '#renderer/model/act/index.ts';
import { startFocus, startWork, useOpenBlocks } from '#renderer/model/clock/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { markGoal, useGoalsToday } from '#renderer/model/goals/index.ts';
import { openGoalPanel } from '#renderer/model/panel/index.ts';
import { recordMoment, useKinds } from '#renderer/model/rhythm/index.ts';
import { addTask, useWork } from '#renderer/model/work/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { foldText, searchWords } from '#shared/domain/fold-text.ts';
import { isOpenToday } from '#shared/domain/goals/goal-day.ts';
import { startable } from '#shared/domain/work/work.ts';
import styles from './CommandLine.module.css';
import { screens } from './routes.ts';

/** Something that one line can do. */
interface Command {
  id: string;
  /** Its words, which are also what it is found by. */
  words: string;
  /** What else it is found by. */
  also?: string;
  run: () => void;
}

/**
 * The most pieces of work that are offered before something is typed, and the most choices in all: few enough to be
 * seen at once.
 */
const WORK_SHOWN = 4;
const SHOWN = 8;

/** One line from anywhere: add a task, start a block, go to a screen, record a moment of the day, take back. */
export default function CommandLine({ onClose }: { onClose: () => void }) {
  const { t, rich } = useText();
  const { value: text, onChange: setText, forget } = useKeptDraft('command', () => '');
  const commands = useCommands(text.trim());
  const list = useRef<HTMLDivElement>(null);
  const run = (id: unknown) => {
    const command = commands.find((one) => one.id === id);
    forget();
    onClose();
    command?.run();
  };
  const takeFirst = () => {
    // React Aria chooses a line only after keys; what is pasted, dictated, deleted or taken back leaves none chosen.
    const isOneChosen = list.current?.querySelector('[data-focused]');
    if (!isOneChosen && text.trim() !== '') run(commands[0]?.id);
  };
  return (
    <Dialog isOpen onClose={onClose} title={rich('command.title')}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField
          label={rich('command.label')}
          description={rich('command.hint')}
          value={text}
          onChange={setText}
          onSubmit={takeFirst}
          // What was begun before can be gone on with, or typed over.
          onFocus={({ target }) => target.select()}
          autoFocus
        />
        <Menu
          ref={list}
          aria-label={t('command.choices')}
          items={commands}
          onAction={run}
          className={styles.list ?? ''}
          data-typed={text.trim() !== ''}
          renderEmptyState={() => rich('command.nothing')}
        >
          {({ id, words }) => (
            <MenuItem id={id} textValue={words} className={styles.item ?? ''}>
              {words}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

/**
 * The commands for a text: for none, all that can be done now; else those that add it, and those that contain its words,
 * found as in the log.
 */
function useCommands(text: string): Command[] {
  const words = useText();
  const { t, rich, format } = words;
  const act = useAct();
  const workspace = useWorkspace();
  const today = useToday();
  const [, navigate] = useLocation();
  const own = useOpenBlocks()?.own;
  const { pause, resume, stop } = useClockActions();
  const work = useWork(today);
  const { past, future } = useHistory();
  const kinds = useKinds();
  const goals = useGoalsToday();
  const add = (day: Day | null) => {
    const message = day
      ? rich('command.addedTo', { title: text, day: format.day(day) })
      : rich('tasks.added', { title: text });
    void act(
      (current) => addTask(current, text, day),
      (undo) => showToast({ message, undo }),
    );
  };
  const adding: Command[] =
    text === ''
      ? []
      : [
          { id: 'add-today', words: t('command.addToday', { title: text }), run: () => add(today) },
          { id: 'add-later', words: t('command.addLater', { title: text }), run: () => add(null) },
        ];
  const clock: Command[] = own
    ? [
        own.state === 'paused'
          ? { id: 'resume', words: t('focus.resume'), run: resume }
          : { id: 'pause', words: t('focus.pause'), run: pause },
        { id: 'stop', words: t('focus.stop'), run: stop },
      ]
    : [
        {
          id: 'start',
          words: t('command.startFree'),
          run: () => void act((current) => startFocus(current, null)),
        },
      ];
  const starting = startable(work?.items ?? [], today, own?.entry.taskId).map(
    (item): Command => ({
      id: `start:${item.id}`,
      words: t('today.startItem', { title: item.title }),
      run: () => void act((current) => startWork(current, item)),
    }),
  );
  const moments = (kinds ?? [])
    .filter(({ isOff }) => !isOff)
    .map((kind): Command => {
      const isUp = kind.known === 'out-of-bed';
      return {
        id: `record:${kind.id}`,
        words: isUp ? t('day.gotUp') : t('rhythm.recordKind', { kind: kindName(words, kind) }),
        also: kindSearchWords(words, kind),
        run: () =>
          void act(
            (current) => recordMoment(current, kind.id),
            (undo) => showToast({ message: recordedWords(words, kind), undo }),
          ),
      };
    });
  const marking = (goals ?? [])
    .filter((one) => isOpenToday(one.today))
    .map(
      ({ goal, today: on }): Command => ({
        id: `mark:${goal.id}`,
        words: t('goals.markGoal', { title: goal.title }),
        run: () =>
          void act(
            (current) => markGoal(current, goal, on, 'done'),
            (undo) => showToast({ message: rich('goals.markedDone', { title: goal.title }), undo }),
          ),
      }),
    );
  const others: Command[] = [
    ...marking,
    { id: 'add-goal', words: t('goals.add'), run: () => openGoalPanel(null) },
    ...(past.length > 0
      ? [{ id: 'undo', words: t('command.undo'), run: () => void telling(() => undoStep(workspace)) }]
      : []),
    ...(future.length > 0
      ? [{ id: 'redo', words: t('command.redo'), run: () => void telling(() => redoStep(workspace)) }]
      : []),
    { id: 'look-back', words: t('command.lookBack'), run: () => navigate('/week/review') },
    ...[...screens, { path: '/settings', name: 'app.settings' as const }]
      // A review is begun by a command of its own.
      .filter(({ name }) => name !== 'app.review')
      .map(({ path, name }) => ({
        id: `go:${path}`,
        words: t('command.goTo', { screen: t(name) }),
        run: () => navigate(path.replace(/\/:.*$/, '')),
      })),
  ];
  const wanted = searchWords(text);
  const holds = ({ words: own, also = '' }: Command) => {
    // Easy Japanese has spaces between its phrases, which nobody types.
    const folded = `${foldText(own).replaceAll(' ', '')} ${foldText(also)}`;
    return wanted.every((word) => folded.includes(word));
  };
  // Before anything is typed, of all moments only getting up is offered: the others have their place on Today.
  const offered = wanted.length > 0 ? moments : moments.slice(0, 1);
  const found = [...clock, ...starting.filter(holds).slice(0, WORK_SHOWN), ...offered, ...others].filter(
    holds,
  );
  return [...adding, ...found].slice(0, SHOWN);
}
