/** The part of Electron's `BrowserWindow` that is needed. */
export interface WindowPort {
  on(event: 'closed', listener: () => void): unknown;
  loadURL(address: string): Promise<void>;
  setBackgroundColor(color: string): void;
  isMinimized(): boolean;
  restore(): void;
  show(): void;
  focus(): void;
}

export interface MainWindowOptions<W extends WindowPort> {
  address: string;
  /** Makes a window, which loads nothing yet. */
  make(): W;
  /** The window is gone. */
  onClosed(): void;
  /** The page cannot be loaded. */
  onFailed(error: unknown): void;
}

/** The app's one window. It can be closed while the app goes on, and opened again. */
export class MainWindow<W extends WindowPort> {
  readonly #options: MainWindowOptions<W>;
  #window: W | null = null;

  constructor(options: MainWindowOptions<W>) {
    this.#options = options;
  }

  /** Opens it, unless it is open. */
  open(): void {
    if (this.#window) return;
    const { address, make, onClosed, onFailed } = this.#options;
    const window = make();
    this.#window = window;
    window.on('closed', () => {
      this.#window = null;
      onClosed();
    });
    window.loadURL(address).catch((error) => {
      // A page that loads itself again at once, for a new server, has not failed.
      if (error.code !== 'ERR_ABORTED') onFailed(error);
    });
  }

  /** Brings it to the front, where it is open. */
  bringToFront(): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.show();
    this.#window?.focus();
  }

  /** Its colour before the page is drawn. */
  setColor(color: string): void {
    this.#window?.setBackgroundColor(color);
  }
}
