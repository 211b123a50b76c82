/**
 * The few globals besides the language itself that every host of this code has (browsers, Node, Electron).
 * Only `shared/tsconfig.json` reads this; the other rooms have the whole of their own platform.
 */
interface URLSearchParams extends Iterable<[string, string]> {}
declare const URLSearchParams: new (init?: Record<string, string>) => URLSearchParams;
interface URL {
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly origin: string;
  readonly username: string;
  readonly searchParams: URLSearchParams;
}
declare const URL: new (text: string, base?: string) => URL;
