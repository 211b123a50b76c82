import { fileURLToPath } from 'node:url';
import { normalizePath, type Rolldown } from 'vite';

const entry = normalizePath(fileURLToPath(new URL('../renderer/main.tsx', import.meta.url)));

/** Modules that only hand on what many others export. What of that the entry uses is found by the bundler itself. */
const FACE = /\/renderer\/model\/[^/]+\/index\.ts$|\/lucide-react\/dist\/esm\/lucide-react\./;

/**
 * Gathers what the entry imports, at any remove, in one chunk: it compresses better than a hundred, and is asked for
 * once. The entry itself stays outside, because it waits for chunks that import this one.
 * @throws when the entry is not in the bundle
 */
export function firstLoadGroup(): Rolldown.CodeSplittingNameFunction {
  const first = new Set<string>();
  return (id, bundle) => {
    const add = (module: string): void => {
      if (first.has(module)) return;
      first.add(module);
      const info = bundle.getModuleInfo(module);
      if (!info) throw new Error(`first load: ${module} is not in the bundle`);
      if (FACE.test(normalizePath(module))) return;
      // A copy, as the next module is described in the same list.
      [...info.importedIds].forEach(add);
    };
    add(entry);
    return first.has(id) && id !== entry ? 'first' : null;
  };
}
