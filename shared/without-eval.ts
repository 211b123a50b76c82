import * as z from 'zod';

/*
 * Imported first by what runs under the content policy: zod tries, as the first schema is made, whether it may make code
 * from text, and the policy reports even that try as a violation.
 */
z.config({ jitless: true });
