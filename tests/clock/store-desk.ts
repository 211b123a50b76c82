import { undo } from '#renderer/model/act/history.ts';
import {
  answerUnsure,
  backdateHeartbeat,
  extendFocus,
  moveFocusStart,
  pauseFocus,
  recordHeartbeat,
  resumeFocus,
  startFocus,
  stopFocus,
  stopOtherBlock,
  takeBreak,
  tellReason,
} from '#renderer/model/clock/focus.ts';
import { feelEntry, noteEntry } from '#renderer/model/log/entries.ts';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Change } from '#renderer/store/write.ts';
import { HEARTBEAT_MS } from '#shared/domain/clock/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { Aim, TimeEntry } from '#shared/domain/log/time-entry.ts';
import { unsureIntervals } from '#shared/domain/log/time-entry.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import { openTestWorkspace, TestClocks, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import type { Desk } from './desk.ts';
import { START } from './pure-desk.ts';
import type { Lived, Step } from './step.ts';
import { gapOf } from './tape.ts';

let desks = 0;

/** The actions of the store on a real database, crashes and restarts included. */
export class StoreDesk implements Desk {
  private zone = 'Asia/Tokyo';
  private made = 0;
  private readonly clocks: TestClocks;
  private workspace!: TestWorkspace;

  private constructor(clocks: TestClocks) {
    this.clocks = clocks;
  }

  static async open(advancesByItself: boolean): Promise<StoreDesk> {
    const clocks = new TestClocks();
    clocks.wallAt = START;
    const desk = new StoreDesk(clocks);
    desk.workspace = await openTestWorkspace({
      name: `desk-${desks++}`,
      clocks,
      around: {
        // The fraction stays below half a millisecond, so that the model can use whole ones.
        reading: () => ({
          wallAt: clocks.wallAt,
          monoMs: clocks.monoMs + (clocks.monoMs % 499) / 1_000,
          session: `start-${clocks.session}`,
        }),
        zone: () => desk.zone,
        newId: () => `id-${String(desk.made++).padStart(4, '0')}`,
      },
    });
    await setPreferences(desk.workspace, { advancesByItself });
    return desk;
  }

  async entries(): Promise<TimeEntry[]> {
    const all = parseRows('entries', await this.workspace.db.rows('entries').toArray());
    return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  close(): void {
    this.workspace.db.close();
  }

  async take(step: Lived): Promise<void> {
    const inverse = await this.takeOne(step);
    if (step.isUndone) await undo(this.workspace, inverse);
  }

  private async run(forMs: number): Promise<void> {
    for (let restMs = forMs; restMs > 0; restMs -= HEARTBEAT_MS) {
      this.clocks.pass(Math.min(restMs, HEARTBEAT_MS));
      await recordHeartbeat(this.workspace);
    }
  }

  private async takeOne(step: Step): Promise<Change[]> {
    const { clocks, workspace } = this;
    switch (step.kind) {
      case 'run':
        await this.run(step.ms);
        return [];
      case 'idle':
        await this.run(Math.min(step.ms, IDLE_MS));
        if (step.ms < IDLE_MS) return [];
        await backdateHeartbeat(workspace, IDLE_MS);
        clocks.pass(step.ms - IDLE_MS);
        await recordHeartbeat(workspace);
        return [];
      case 'freeze':
      case 'lock':
      case 'sleep':
      case 'crash': {
        const { ms, jumpMs } = gapOf(step);
        if (step.kind === 'crash') {
          clocks.crash(ms);
          this.workspace = await workspace.restart();
        } else if (step.kind === 'sleep') clocks.sleep(ms);
        else clocks.pass(ms);
        clocks.set(jumpMs);
        await recordHeartbeat(this.workspace);
        return [];
      }
      case 'travel':
        this.zone = step.zone;
        return [];
      case 'start':
        await setPreferences(workspace, chosen(step.aim));
        return startFocus(workspace, null);
      case 'pause':
        return pauseFocus(workspace);
      case 'break':
        return takeBreak(workspace);
      case 'resume':
        return resumeFocus(workspace);
      case 'stop':
        return stopFocus(workspace);
      case 'reason':
        return tellReason(workspace, step.reason);
      case 'extend':
        return extendFocus(workspace, step.ms);
      default:
        return this.onEntry(step);
    }
  }

  private async onEntry(step: Step): Promise<Change[]> {
    const { clocks, workspace } = this;
    const all = await this.entries();
    const open = all.find(({ endAt }) => endAt === null);
    if (step.kind === 'answer') {
      const asked = open ?? all.findLast((entry) => unsureIntervals(entry, clocks.wallAt).length > 0);
      const first = asked && unsureIntervals(asked, clocks.wallAt)[0];
      if (!first) return [];
      const answer =
        step.answer === 'stop' ? { kind: step.answer, at: first.startAt } : { kind: step.answer };
      return answerUnsure(workspace, asked, answer).catch((error) => {
        if (error instanceof InputError) return [];
        throw error;
      });
    }
    if (!open) return [];
    switch (step.kind) {
      case 'note':
        return noteEntry(workspace, open, 'ここまで読んだ');
      case 'feel':
        return feelEntry(workspace, open, { achievement: 4, pleasure: null, energy: 2 });
      case 'earlier':
        return moveFocusStart(workspace, open.startAt - step.ms);
      case 'later':
        return moveFocusStart(workspace, open.startAt + step.ms);
      case 'stop-elsewhere': {
        const ahead = { ...workspace.around, now: () => clocks.wallAt + step.aheadMs };
        return stopOtherBlock({ ...workspace, around: ahead }, open);
      }
      default:
        return [];
    }
  }
}

/** What the member has chosen when a block with this aim is started. */
function chosen(aim: Aim | null) {
  if (!aim) return { aimKind: 'free' as const };
  if (aim.kind === 'countdown') return { aimKind: aim.kind, countdownMinutes: aim.workMs / MINUTE_MS };
  return {
    aimKind: aim.kind,
    pomodoroMinutes: aim.workMs / MINUTE_MS,
    breakMinutes: aim.breakMs / MINUTE_MS,
    longBreakMinutes: aim.longBreakMs / MINUTE_MS,
    longEvery: aim.longEvery,
  };
}
