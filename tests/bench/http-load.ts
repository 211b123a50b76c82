import { parentPort, workerData } from 'node:worker_threads';
import { routes } from '#shared/http/contract.ts';
import { PushResponse } from '#shared/sync/messages.ts';
import { type Load, pushesPerSecond, pushOf } from './load.ts';

/** Runs in a thread of its own, so that making requests does not block the server's event loop. */
const { url, ...load } = workerData as Load & { url: string };
const rate = await pushesPerSecond(load, async (pusher) => {
  const response = await fetch(`${url}${routes.push.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${pusher.token}` },
    body: JSON.stringify(pushOf(pusher, load.opsPerPush)),
  });
  const { results, mark } = PushResponse.parse(await response.json());
  if (results.some(({ outcome }) => outcome !== 'applied')) throw new Error('a push was not applied');
  pusher.mark = mark;
});
parentPort?.postMessage(rate);
