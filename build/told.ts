/**
 * Runs a command. An error is printed, as one line where its message is enough, and ends the process with exit code 1.
 */
export async function told(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'ERR_MODULE_NOT_FOUND')
    return `A build tool is missing. Run "npm install" first.\n${error.message}`;
  return error.name === 'StartError' ? error.message : (error.stack ?? error.message);
}
