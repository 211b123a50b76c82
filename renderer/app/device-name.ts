const DEVICE_NAME_MAX = 100;

/** What the member's other devices may call this one: the system it runs on. */
export function deviceName(): string {
  const { userAgent } = navigator;
  const system = /\((?:X11; )?([^;)]+)/.exec(userAgent)?.[1] ?? '';
  return system.slice(0, DEVICE_NAME_MAX);
}
