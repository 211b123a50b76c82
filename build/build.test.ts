import { build, createLogger } from 'vite';
import { expect, test } from 'vitest';
import rendererConfig from './vite.renderer.ts';

test('the page is built without a warning', async () => {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const customLogger = { ...createLogger('silent'), warn, warnOnce: warn };
  const options = { ...rendererConfig.build, write: false };
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn', customLogger, build: options });
  expect(warnings).toEqual([]);
});
