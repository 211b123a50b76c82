import { customType } from 'drizzle-orm/pg-core';
import type { Versions } from '#shared/sync/operation.ts';

/** `[ver, at, op, device, ...fields]` for each write that is current for a field of a row. */
type PackedVersions = [ver: number, at: number, op: string, device: string, ...fields: string[]][];

/**
 * A column for the versions of a row. They are stored by write, not by field: a version stored once for each field that
 * a write set would be several times as large as the values.
 */
export const versions = customType<{ data: Versions; driverData: string }>({
  dataType: () => 'json',
  toDriver: packVersions,
  // Both drivers parse JSON by themselves.
  fromDriver: unpackVersions,
});

/** The versions of a row as JSON, as they are stored. */
export function packVersions(vers: Versions): string {
  return JSON.stringify(pack(vers));
}

function pack(vers: Versions): PackedVersions {
  const writes = new Map<string, PackedVersions[number]>();
  for (const [field, { ver, at, op, device }] of Object.entries(vers)) {
    // After a reupload one row may hold a write under several numbers.
    const key = `${ver} ${at} ${op} ${device}`;
    const write = writes.get(key);
    if (write) write.push(field);
    else writes.set(key, [ver, at, op, device, field]);
  }
  return [...writes.values()];
}

function unpackVersions(stored: unknown): Versions {
  const packed = stored as PackedVersions;
  return Object.fromEntries(
    packed.flatMap(([ver, at, op, device, ...fields]) =>
      fields.map((field) => [field, { ver, at, op, device }]),
    ),
  );
}
