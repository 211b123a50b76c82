import '#shared/without-eval.ts';
import type { AskedToOpen } from './open-in-worker.ts';
import { openHere } from './opening.ts';

/* A first pull of years has a million values to open, which would hold up the page. */

addEventListener('message', ({ data: { keys, rows } }: MessageEvent<AskedToOpen>) => {
  void openHere(keys, rows).then(postMessage, reportError);
});
