import type { SameKeys } from '../texts.ts';
import first from './first.ts';
import rest from './rest.ts';

/** All texts of the register, with the keys of English. */
export default { ...first, ...rest } satisfies SameKeys;
