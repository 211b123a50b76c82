/** The largest field value, as UTF-8 bytes of its JSON. */
export const FIELD_BYTES_MAX = 64 * 1024;
/** The largest record, as UTF-8 bytes of its fields' JSON. */
export const RECORD_BYTES_MAX = 256 * 1024;
/** The most fields one operation or record may have. */
export const FIELDS_MAX = 64;
/** The largest push: operations and bytes. */
export const PUSH_OPS_MAX = 500;
export const PUSH_BYTES_MAX = 1024 * 1024;
/** The most records one reupload may hold; its bytes are limited like those of a push. */
export const REUPLOAD_RECORDS_MAX = 500;
/** The most records one pulled page may hold. */
export const PULL_LIMIT_MAX = 1_000;
/** The largest space, in bytes of all that is kept of its rows and operations, as far as members fill it. */
export const SPACE_BYTES_MAX = 200 * 1024 * 1024;
/** How large a full space may still become by deletions, and by changes that make no row larger. */
export const DELETING_BYTES_MAX = SPACE_BYTES_MAX + 8 * 1024 * 1024;
/**
 * How large the coordinator and the relay may make a space: a member who has filled theirs still gets what is offered
 * and handed on.
 */
export const RELAY_BYTES_MAX = SPACE_BYTES_MAX + 16 * 1024 * 1024;

/** A nudge stream that is quiet for this long gets a sign of life, in milliseconds. */
export const KEEP_ALIVE_MS = 20_000;
