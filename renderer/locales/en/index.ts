import first from './first.ts';
import rest from './rest.ts';

/** English, and the source of the types of all texts (see ../texts.ts). */
export default { ...first, ...rest };
