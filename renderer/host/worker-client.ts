/** Asks a worker, which does beside the page what would hold it up: one question after the other. */
export class WorkerClient<Asked, Answer> {
  readonly #worker: Worker;
  /** One question after the other, so that each answer is that of its own. */
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #giveUp = () => {};

  /** @param address of a module that answers each message by one message */
  constructor(address: string) {
    this.#worker = new Worker(address, { type: 'module' });
    // A worker that could not be fetched, or could not begin, tells so once: it is asked nothing more.
    this.#worker.onerror = () => this.close();
  }

  /**
   * @param handed what the worker keeps, and the page has no longer
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
