import { readConfig } from './config.ts';
import './quick-imports.ts';
import { StartError } from './start-error.ts';

/** `npm run server`: without an argument it serves; with one, it runs a coordinator's command on a running server. */
async function main(args: ReadonlyArray<string>): Promise<void> {
  const config = readConfig(process.env);
  // The rest is imported dynamically, so that the hook of `quick-imports` is registered first.
  if (args.length > 0) {
    const { runCommand } = await import('./cli/commands.ts');
    const { loadOffice } = await import('./cli/office.ts');
    process.stdout.write(`${await runCommand(args, () => loadOffice(config))}\n`);
    return;
  }
  const { startServer } = await import('./start.ts');
  const server = await startServer(config);
  process.stdout.write(`The server of ${config.npoName} answers at ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : describe(error)}\n`);
  process.exitCode = 1;
});

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
