import * as z from 'zod';

/*
 * Imported first by code that runs under the content security policy: when the first schema is made, zod tries whether
 * it may make code from text, and the policy reports even that attempt as a violation.
 */
z.config({ jitless: true });
