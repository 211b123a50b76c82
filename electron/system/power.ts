import type { EventOutlet } from '#electron/bridge/event-outlet.ts';
import { IDLE_MS } from '#shared/host/contract.ts';

/** The part of Electron's `powerMonitor` that tells of sleep, of the lock of the screen, and of idleness. */
export interface PowerPort {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'unlock-screen', listener: () => void): unknown;
  /** Seconds since the last input in any app. */
  getSystemIdleTime(): number;
}

const LOOK_EVERY_MS = 15_000;

/** Tells the page when the computer sleeps and wakes, its screen is locked and unlocked, and nobody touches it. */
export function tellPower(
  power: PowerPort,
  outlet: Pick<EventOutlet, 'send'>,
  every: (ms: number, look: () => void) => unknown,
): void {
  power.on('suspend', () => outlet.send('power', 'suspend'));
  power.on('resume', () => outlet.send('power', 'resume'));
  power.on('lock-screen', () => outlet.send('power', 'lock'));
  power.on('unlock-screen', () => outlet.send('power', 'unlock'));
  let wasIdle = false;
  every(LOOK_EVERY_MS, () => {
    const isIdle = power.getSystemIdleTime() * 1_000 >= IDLE_MS;
    if (isIdle !== wasIdle) outlet.send('power', isIdle ? 'idle' : 'active');
    wasIdle = isIdle;
  });
}
