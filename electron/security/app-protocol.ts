import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { getMimeType } from 'hono/utils/mime';
import { appUrl } from '#electron/security/app-origin.ts';

/**
 * The file below `root` that an address of the app names, or null when it names none: another host, an undecodable
 * path, or one that leads out of the root.
 */
export function fileOf(root: string, address: string): string | null {
  const url = appUrl(address);
  if (!url) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const file = join(root, path === '/' ? 'index.html' : path);
  const inside = relative(root, file);
  const leavesRoot = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return leavesRoot || inside === '' || path.includes('\0') ? null : file;
}

/**
 * Answers requests to the app's scheme with the files of one folder, each with the page's current headers.
 * @param root absolute path of the built renderer
 * @param headersNow returns the page's security headers; called for each response
 */
export function serveApp(
  root: string,
  headersNow: () => Record<string, string>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === 'GET' ? fileOf(root, request.url) : null;
    const content = file && (await readFile(file).catch(() => null));
    const headers = headersNow();
    if (!content) return new Response(null, { status: 404, headers });
    const type = getMimeType(file) ?? 'application/octet-stream';
    return new Response(new Uint8Array(content), { headers: { ...headers, 'content-type': type } });
  };
}
