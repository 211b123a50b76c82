import {
  type ClockReading,
  clockState,
  HEARTBEAT_MS,
  type Heartbeat,
  moveStart,
  observeClock,
  pauseBlock,
  reasonOfPause,
  resumeBlock,
  settleUnsure,
  startBlock,
  stopBlock,
  stopUnwatched,
  wentOn,
} from '#shared/domain/clock/focus-clock.ts';
import { advance, extendRound } from '#shared/domain/clock/phase.ts';
import { type TimeEntry, unsureIntervals } from '#shared/domain/log/time-entry.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import type { Desk } from './desk.ts';
import type { Lived, Step } from './step.ts';
import { gapOf } from './tape.ts';

/** Where the first block begins, in the evening, so that histories cross midnight and the start of a day. */
export const START = Date.parse('2026-11-23T12:00Z');

/** The functions of the clock called as the store calls them, without a database: thousands of histories in seconds. */
export class PureDesk implements Desk {
  private all: TimeEntry[] = [];
  private wallAt = START;
  private monoMs = 0;
  private session = 0;
  private zone = 'Asia/Tokyo';
  private seen: Heartbeat | null = null;
  private readonly advancesByItself: boolean;

  constructor(advancesByItself: boolean) {
    this.advancesByItself = advancesByItself;
  }

  entries(): TimeEntry[] {
    return this.all;
  }

  private get reading(): ClockReading {
    // A real monotonic clock counts fractions of a millisecond.
    return {
      wallAt: this.wallAt,
      monoMs: this.monoMs + (this.monoMs % 499) / 1_000,
      session: `${this.session}`,
    };
  }

  private set(entry: TimeEntry, patch: Partial<TimeEntry>): TimeEntry {
    const next = { ...entry, ...patch };
    this.all = this.all.map((other) => (other === entry ? next : other));
    return next;
  }

  private open(): TimeEntry | undefined {
    return this.all.findLast((entry) => clockState(entry) !== 'ended');
  }

  private beat(): void {
    const block = this.open();
    if (!block) return;
    const { seen, reading } = this;
    const goesOn = this.advancesByItself && seen && wentOn(seen, reading);
    this.set(
      block,
      observeClock(block, seen, reading) ?? (goesOn ? advance(block, seen.wallAt, reading.wallAt) : {}),
    );
    this.seen = reading;
  }

  take(step: Lived): void {
    const before = this.all;
    this.takeOne(step);
    const isAction = !('jumpMs' in step) && !['run', 'idle', 'travel'].includes(step.kind);
    // Undoing puts back the fields that were written.
    if (step.isUndone && isAction) this.all = before;
  }

  /** Time that is seen, heartbeat by heartbeat. */
  private run(forMs: number): void {
    for (let restMs = forMs; restMs > 0; restMs -= HEARTBEAT_MS) {
      const ms = Math.min(restMs, HEARTBEAT_MS);
      this.wallAt += ms;
      this.monoMs += ms;
      this.beat();
    }
  }

  private takeOne(step: Step): void {
    switch (step.kind) {
      case 'run':
        this.run(step.ms);
        return;
      case 'idle': {
        this.run(Math.min(step.ms, IDLE_MS));
        if (step.ms < IDLE_MS) return;
        const { wallAt, monoMs, session } = this.reading;
        if (this.open()) this.seen = { wallAt: wallAt - IDLE_MS, monoMs: monoMs - IDLE_MS, session };
        this.wallAt += step.ms - IDLE_MS;
        this.monoMs += step.ms - IDLE_MS;
        this.beat();
        return;
      }
      case 'freeze':
      case 'lock':
      case 'sleep':
      case 'crash': {
        const { ms, jumpMs } = gapOf(step);
        this.wallAt += ms + jumpMs;
        if (step.kind === 'crash') {
          this.session++;
          this.monoMs = 0;
        } else if (step.kind !== 'sleep') this.monoMs += ms;
        this.beat();
        return;
      }
      case 'travel':
        this.zone = step.zone;
        return;
      case 'start': {
        const block = this.open();
        if (block) this.set(block, stopBlock(block, this.wallAt));
        const { wallAt: at, zone } = this;
        const id = `e${this.all.length}`;
        this.all = [...this.all, startBlock({ id, taskId: null, at, zone, device: 'd', aim: step.aim })];
        this.seen = this.reading;
        return;
      }
      case 'answer': {
        const asked =
          this.open() ?? this.all.findLast((entry) => unsureIntervals(entry, this.wallAt).length > 0);
        const first = asked && unsureIntervals(asked, this.wallAt)[0];
        if (!first) return;
        const at = first.startAt;
        if (step.answer === 'stop' && (at <= asked.startAt || at > this.wallAt)) return;
        this.set(
          asked,
          settleUnsure(asked, step.answer === 'stop' ? { kind: 'stop', at } : { kind: step.answer }),
        );
        return;
      }
      default: {
        const block = this.open();
        if (block) this.set(block, this.moved(block, step));
      }
    }
  }

  private moved(block: TimeEntry, step: Step): Partial<TimeEntry> {
    const at = this.wallAt;
    switch (step.kind) {
      case 'pause':
        return pauseBlock(block, at);
      case 'break':
        return pauseBlock(block, at, { isBreak: true });
      case 'resume':
        return resumeBlock(block, at);
      case 'stop':
        return stopBlock(block, at);
      case 'reason':
        return reasonOfPause(block, step.reason);
      case 'note':
        return { note: 'ここまで読んだ' };
      case 'feel':
        return { felt: { achievement: 4, pleasure: null, energy: 2 } };
      case 'extend':
        return extendRound(block, step.ms, at);
      case 'earlier': {
        const wantedAt = block.startAt - step.ms;
        const ends = this.all
          .filter(({ startAt, endAt }) => startAt < block.startAt && (endAt ?? 0) > wantedAt)
          .map(({ endAt }) => endAt ?? 0);
        return moveStart(block, wantedAt, { notBefore: Math.max(...ends), now: at });
      }
      case 'later':
        return moveStart(block, block.startAt + step.ms, { notBefore: -Infinity, now: at });
      case 'stop-elsewhere':
        return stopUnwatched(block, at + step.aheadMs);
      default:
        return {};
    }
  }
}
