import { describe, expect, it } from 'vitest';
import { isMembersOwn, mayWrite, tableNames, tableOf, tables } from './tables.ts';

describe('tables', () => {
  it('gives every field of an assignment a writer', () => {
    const fields = Object.keys(tables.assignments.schema.shape).filter((field) => field !== 'id');
    expect(Object.keys(tables.assignments.writers).toSorted()).toEqual(fields.toSorted());
  });

  it('leaves the answers to the member, whom the relay may ask again, and the rest to the relay', () => {
    for (const field of ['answer', 'answeredAt', 'startedAt', 'handedOverAt', 'handOver']) {
      const writers = (['member', 'coordinator', 'relay'] as const).filter((writer) =>
        mayWrite(tables.assignments, field, writer),
      );
      expect(writers).toEqual(['member', 'relay']);
    }
    expect(mayWrite(tables.assignments, 'title', 'member')).toBe(false);
    expect(mayWrite(tables.assignments, 'title', 'relay')).toBe(true);
    expect(mayWrite(tables.tasks, 'title', 'member')).toBe(true);
    expect(mayWrite(tables.tasks, 'title', 'coordinator')).toBe(false);
  });

  it('has rows made by the member in all tables but one, and seals them unless they are there to be shown', () => {
    const own = tableNames.filter((name) => isMembersOwn(tables[name]));
    expect(own).toEqual(tableNames.filter((name) => name !== 'assignments'));
    expect(own.filter((name) => tables[name].privacy === 'open')).toEqual(['shares']);
  });

  it('lets only the office say that a page was seen', () => {
    const writers = (field: string) =>
      (['member', 'coordinator', 'relay'] as const).filter((writer) =>
        mayWrite(tables.shares, field, writer),
      );
    expect(writers('seenAt')).toEqual(['coordinator']);
    for (const field of ['parts', 'takenBackAt', 'sentAt']) expect(writers(field)).toEqual(['member']);
  });

  it('knows no table by an inherited name', () => {
    expect(tableOf('constructor')).toBeUndefined();
    expect(tableOf('assignments')).toBe(tables.assignments);
  });
});
