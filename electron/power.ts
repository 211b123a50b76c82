import type { EventOutlet } from '#electron/event-outlet.ts';

/** The part of Electron's `powerMonitor` that tells of sleep. */
export interface PowerPort {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
}

/** Tells the page when the computer goes to sleep and comes back. */
export function tellPower(power: PowerPort, outlet: Pick<EventOutlet, 'send'>): void {
  power.on('suspend', () => outlet.send('power', 'suspend'));
  power.on('resume', () => outlet.send('power', 'resume'));
}
