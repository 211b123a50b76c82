import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { needReady, state } from './state.ts';

/** The simulated keyring of the system: a name as Electron's `getSelectedStorageBackend` gives it, or `none`. */
const keyring = process.env.STAND_IN_KEYRING ?? 'gnome_libsecret';

function key(): Buffer {
  needReady('safeStorage');
  if (keyring === 'none') throw new Error('Encryption is not available.');
  const file = join(app.getPath('userData'), 'keyring');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32));
  return readFileSync(file);
}

/** Electron's `safeStorage`, its asynchronous half. */
export const safeStorage = {
  getSelectedStorageBackend: () => (state.isReady ? keyring : 'unknown'),
  async isAsyncEncryptionAvailable() {
    needReady('safeStorage');
    return keyring !== 'none';
  },
  async encryptStringAsync(text: string) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },
  async decryptStringAsync(sealed: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const result = decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
};

class PowerMonitor extends EventEmitter {
  override on(event: string, listener: () => void): this {
    needReady('powerMonitor');
    return super.on(event, listener);
  }

  /** Seconds without input: there is always somebody at this computer. */
  getSystemIdleTime(): number {
    needReady('powerMonitor');
    return 0;
  }
}

/** Electron's `powerMonitor`. */
export const powerMonitor = new PowerMonitor();

/** Electron's `nativeTheme`, of a system that is light. */
export const nativeTheme = {
  themeSource: 'system',
  get shouldUseDarkColors() {
    return this.themeSource === 'dark';
  },
};

/** Electron's `shell`: what would open is kept for the test to see. */
export const shell = {
  async openExternal(url: string) {
    state.opened.push(url);
  },
};

/** Electron's `Menu`; there is none to see. */
export const Menu = { setApplicationMenu(_menu: null) {} };

/** Electron's `dialog`: an error box is an error of the test. */
export const dialog = {
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`);
  },
};
