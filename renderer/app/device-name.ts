/** Programs in the order in which they are looked for: most call themselves by the names of others too. */
const programs: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bElectron\//, 'Kotsukotsu'],
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/Windows/, 'Windows'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
];

/**
 * What the member's other computers call this one until it is given a name: the program and the system, as people know
 * them, such as `Chrome (Windows)`. Empty where neither can be told.
 * @param userAgent what the browser says of itself
 */
export function deviceName(userAgent: string): string {
  const [program, system] = [programs, systems].map(
    (known) => known.find(([word]) => word.test(userAgent))?.[1],
  );
  if (program && system) return `${program} (${system})`;
  return program ?? system ?? '';
}
