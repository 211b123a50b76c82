/** Work that would hold up the page, done beside it by a worker: one question after the other. */
export class Beside<Asked, Answer> {
  readonly #worker: Worker;
  /** One question after the other, so that each answer is that of its own. */
  #last: Promise<unknown> = Promise.resolve();
  #isMissing = false;

  /** @param address of a module that answers each message by one message, or reports an error */
  constructor(address: string) {
    this.#worker = new Worker(address, { type: 'module' });
  }

  /**
   * @param handed what the worker keeps, and the page has no longer
   * @throws when the worker could not be fetched, or what was asked broke
   */
  ask(asked: Asked, handed: Transferable[] = []): Promise<Answer> {
    const ask = () =>
      new Promise<Answer>((resolve, reject) => {
        if (this.#isMissing) throw new Error('a worker could not be fetched');
        this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
        this.#worker.onerror = (event) => {
          // What breaks in a worker tells where; only one that never came does not. It is told once.
          this.#isMissing = !(event instanceof ErrorEvent);
          reject(new Error('what was asked of a worker broke'));
        };
        this.#worker.postMessage(asked, handed);
      });
    const answer = this.#last.then(ask, ask);
    this.#last = answer;
    return answer;
  }

  close(): void {
    this.#worker.terminate();
  }
}
