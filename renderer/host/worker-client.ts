/** A worker for what would block the page. It gets one request after the other. */
export class WorkerClient<Asked, Answer> {
  readonly #worker: Worker;
  /** The last request. The next one waits for it, so that every answer belongs to its own request. */
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #giveUp = () => {};

  /** @param address the URL of a module that answers each message by one message */
  constructor(address: string) {
    this.#worker = new Worker(address, { type: 'module' });
    // Fires when the worker cannot be fetched or started, and for an error that it did not catch: nothing more is sent
    // to it.
    this.#worker.onerror = () => this.close();
  }

  /**
   * @param handed what is transferred to the worker: the page can no longer use it
   * @throws when the worker could not be fetched, broke, or was closed
   */
  ask(asked: Asked, handed: Transferable[] = []): Promise<Answer> {
    const ask = () =>
      new Promise<Answer>((resolve, reject) => {
        this.#giveUp = () => reject(new Error('a worker that answers no more'));
        if (this.#isOver) return this.#giveUp();
        this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
        this.#worker.postMessage(asked, handed);
      });
    const answer = this.#last.then(ask, ask);
    this.#last = answer;
    return answer;
  }

  close(): void {
    this.#isOver = true;
    this.#worker.terminate();
    this.#giveUp();
  }
}
