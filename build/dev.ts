import { told } from './told.ts';

/** `npm run dev`: the demo with the renderer served from its sources, showing every change at once. */
await told(async () => {
  // Loaded late, so that a missing tool is told in one line.
  const { startDev } = await import('./demo.ts');
  await startDev();
});
