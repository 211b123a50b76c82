/**
 * The few globals besides the language itself that every host of this code has (browsers, Node, Electron).
 * Only `shared/tsconfig.json` reads this; the other rooms have the whole of their own platform.
 */
interface URLSearchParams extends Iterable<[string, string]> {}
declare const URLSearchParams: new (init?: Record<string, string>) => URLSearchParams;
interface URL {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly origin: string;
  readonly username: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
}
declare const URL: new (text: string, base?: string) => URL;

interface CryptoKey {
  readonly type: string;
  readonly extractable: boolean;
}
declare const CryptoKey: { prototype: CryptoKey };
type Source = ArrayBuffer | Uint8Array<ArrayBuffer>;
type Algorithm = string | { name: string; [detail: string]: unknown };
declare const crypto: {
  getRandomValues<T extends Uint8Array>(into: T): T;
  readonly subtle: {
    digest(algorithm: string, data: Source): Promise<ArrayBuffer>;
    encrypt(algorithm: Algorithm, key: CryptoKey, data: Source): Promise<ArrayBuffer>;
    decrypt(algorithm: Algorithm, key: CryptoKey, data: Source): Promise<ArrayBuffer>;
    sign(algorithm: Algorithm, key: CryptoKey, data: Source): Promise<ArrayBuffer>;
    verify(algorithm: Algorithm, key: CryptoKey, signature: Source, data: Source): Promise<boolean>;
    deriveBits(algorithm: Algorithm, key: CryptoKey, bits: number): Promise<ArrayBuffer>;
    importKey(
      format: 'raw' | 'pkcs8',
      data: Source,
      algorithm: Algorithm,
      extractable: boolean,
      usages: string[],
    ): Promise<CryptoKey>;
    exportKey(format: 'jwk', key: CryptoKey): Promise<{ x?: string }>;
  };
};
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  encoding?: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };
