import { describe, expect, test, vi } from 'vitest';
import { MainWindow, type WindowPort } from './main-window.ts';

/** Stands in for Electron's window and records what was asked of it. */
class FakeWindow implements WindowPort {
  readonly asked: string[] = [];
  isSmall = false;
  #close = () => {};
  readonly #load: () => Promise<void>;
  constructor(load: () => Promise<void>) {
    this.#load = load;
  }
  on(_event: 'closed', listener: () => void): void {
    this.#close = listener;
  }
  loadURL(address: string): Promise<void> {
    this.asked.push(`load ${address}`);
    return this.#load();
  }
  setBackgroundColor(color: string): void {
    this.asked.push(`color ${color}`);
  }
  isMinimized(): boolean {
    return this.isSmall;
  }
  restore(): void {
    this.asked.push('restore');
  }
  show(): void {
    this.asked.push('show');
  }
  focus(): void {
    this.asked.push('focus');
  }
  close(): void {
    this.#close();
  }
}

function opened(load: () => Promise<void> = async () => {}) {
  const made: FakeWindow[] = [];
  const [onClosed, onFailed] = [vi.fn(), vi.fn()];
  const make = () => {
    const window = new FakeWindow(load);
    made.push(window);
    return window;
  };
  const main = new MainWindow({ address: 'app://page/', make, onClosed, onFailed });
  main.open();
  const [window = expect.fail()] = made;
  return { main, window, made, onClosed, onFailed };
}

describe('the main window', () => {
  test('loads its page, and is there once however often it is opened', () => {
    const { main, window, made } = opened();
    main.open();
    expect(made).toHaveLength(1);
    expect(window.asked).toEqual(['load app://page/']);
  });

  test('is made anew after it was closed; what is asked of it meanwhile comes to nobody', () => {
    const { main, window, made, onClosed } = opened();
    window.close();
    expect(onClosed).toHaveBeenCalledOnce();
    main.bringToFront();
    main.setColor('#000000');
    expect(window.asked).toEqual(['load app://page/']);
    main.open();
    expect(made).toHaveLength(2);
  });

  test('comes to the front, also when it was minimized', () => {
    const { main, window } = opened();
    main.bringToFront();
    window.isSmall = true;
    main.bringToFront();
    expect(window.asked.slice(1)).toEqual(['show', 'focus', 'restore', 'show', 'focus']);
  });

  test('tells that its page cannot be loaded, but not of a load that another took the place of', async () => {
    const aborted = Object.assign(new Error('aborted'), { code: 'ERR_ABORTED' });
    const missing = Object.assign(new Error('missing'), { code: 'ERR_FILE_NOT_FOUND' });
    const { onFailed: quiet } = opened(() => Promise.reject(aborted));
    const { onFailed } = opened(() => Promise.reject(missing));
    await Promise.resolve();
    await Promise.resolve();
    expect(quiet).not.toHaveBeenCalled();
    expect(onFailed).toHaveBeenCalledWith(missing);
  });
});
