import type { EventOutlet } from '#electron/event-outlet.ts';

/** The part of Electron's `powerMonitor` that tells of sleep and of the lock of the screen. */
export interface PowerPort {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'unlock-screen', listener: () => void): unknown;
}

/** Tells the page when the computer goes to sleep and comes back, and when its screen is locked and unlocked. */
export function tellPower(power: PowerPort, outlet: Pick<EventOutlet, 'send'>): void {
  power.on('suspend', () => outlet.send('power', 'suspend'));
  power.on('resume', () => outlet.send('power', 'resume'));
  power.on('lock-screen', () => outlet.send('power', 'lock'));
  power.on('unlock-screen', () => outlet.send('power', 'unlock'));
}
