import { told } from './told.ts';

/** `npm run dev`: the demo with the renderer served from its sources, showing every change at once. */
await told(async () => {
  // Imported here and not at the top, so that `told` can report a missing package in one line.
  const { startDev } = await import('./demo.ts');
  await startDev();
});
