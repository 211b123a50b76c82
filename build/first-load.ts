import { fileURLToPath } from 'node:url';
import { normalizePath, type Rolldown } from 'vite';

const entry = normalizePath(fileURLToPath(new URL('../renderer/main.tsx', import.meta.url)));

/** Modules that only re-export from many others. Which of these the entry uses, the bundler finds out itself. */
const FACE = /\/renderer\/model\/[^/]+\/index\.ts$|\/lucide-react\/dist\/esm\/lucide-react\./;

/**
 * Puts all modules that the entry imports, directly or indirectly, into one chunk: it compresses better than a hundred
 * small ones, and takes one request. The entry itself stays outside, because it waits for chunks that import this one.
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
      // A copy, because the bundler puts the ids of the next module into the same array.
      [...info.importedIds].forEach(add);
    };
    add(entry);
    return first.has(id) && id !== entry ? 'first' : null;
  };
}
