import * as z from 'zod';

/**
 * What stands in a sealed table in the place of each value: `sealed.<how>.<base64url>`. `how` names the way it was
 * sealed. The server takes nothing else there, from any client, and reads none of it (I14).
 */
export const SealedValue = z.string().regex(/^sealed\.[a-z\d]{1,16}\.[\w-]+$/);
