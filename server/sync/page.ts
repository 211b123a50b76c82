/** An answer ends early at this many bytes of records, so that it takes no more memory for large ones. */
export const PAGE_BYTES_MAX = 4 * 1024 * 1024;

/** How many of the rows ahead fit into one page; at least one, where there is one. */
export function pageLength(ahead: ReadonlyArray<{ bytes: number }>): number {
  let bytes = 0;
  let length = 0;
  for (const row of ahead) {
    bytes += row.bytes;
    if (length > 0 && bytes > PAGE_BYTES_MAX) break;
    length++;
  }
  return length;
}
