import { safeStorage } from 'electron';
import type { Vault } from '#electron/storage/secrets.ts';

/** Keychain, DPAPI or the desktop's keyring. Usable once the app is ready. */
export const systemVault: Vault = {
  async isProtected() {
    // Linux without a keyring seals with a key that is part of Chromium's source.
    const isPublicKey =
      process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isPublicKey && (await safeStorage.isAsyncEncryptionAvailable());
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  async open(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    return { text: result, reseal: shouldReEncrypt };
  },
};
