import type { JsonFile } from '#electron/storage/json-file.ts';
import type { Settings } from '#electron/storage/settings-file.ts';
import { pageHeaders } from '#shared/host/page-headers.ts';
import { parseServerOrigin } from '#shared/sync/invite.ts';

/**
 * To which NPO server the page may speak. The permission is a header of the page's document, so a change holds from
 * the next load on.
 */
export class ServerAccess {
  readonly #settings: JsonFile<Settings>;
  #inForce: string | null = null;

  constructor(settings: JsonFile<Settings>) {
    this.#settings = settings;
  }

  /** The headers to serve the page with now; from here on they count as those in force. */
  headers(): Record<string, string> {
    this.#inForce = this.#settings.read().serverOrigin;
    return pageHeaders(this.#inForce ? [this.#inForce] : []);
  }

  /**
   * Lets the page speak to the server at `address`, and to no other.
   * @returns whether the page must be loaded again before it can
   * @throws when it is not the address of a server: https, or http on this computer
   */
  async allow(address: string): Promise<{ reload: boolean }> {
    const serverOrigin = parseServerOrigin(address);
    if (!serverOrigin) throw new Error('server.allow: not the address of a server');
    if (this.#settings.read().serverOrigin !== serverOrigin) {
      await this.#settings.update((settings) => ({ ...settings, serverOrigin }));
    }
    return { reload: this.#inForce !== serverOrigin };
  }
}
