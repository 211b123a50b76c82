/**
 * The protocol's changelog.
 * 1 — join, push, pull, events, reupload, digest, recent, devices.
 */
export const PROTOCOL_VERSION = 1;

/** The oldest protocol that the server still answers. Newer clients know how to speak to an older server. */
export const PROTOCOL_FLOOR = 1;

/** The header that tells the server which protocol a client speaks. */
export const PROTOCOL_HEADER = 'kotsukotsu-protocol';

/**
 * The tables' changelog. Tables and fields only grow (I11); an operation of a newer schema than the server's
 * is deferred, not refused.
 * 1 — assignments, tasks, entries, rhythm.
 * 2 — repeats, plans, checkins, preferences; estimate, place, cue, project and repeat of a task; kind, aim and feeling
 *     of an entry, and the reason of a pause.
 * 3 — the start of days, with the plan of the day from which it holds.
 * 4 — idle time in the preferences; the offset of an entry's and a rhythm record's zone.
 * 5 — what repeats once in a month, and every so many weeks; the first day of weeks in the preferences.
 * 6 — kinds of rhythm record that the member keeps in their own way, and how they feel; goals, their marks and pauses;
 *     reviews of weeks; in the preferences, measures that are not shown, how the member looks at their sheets, and what a
 *     review asks.
 * 7 — pages that the member shows to the NPO.
 */
export const SCHEMA_VERSION = 7;
