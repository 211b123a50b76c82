import app from './first/app.ts';
import common from './first/common.ts';
import day from './first/day.ts';
import errors from './first/errors.ts';
import focus from './first/focus.ts';
import sync from './first/sync.ts';
import today from './first/today.ts';

/** The texts of the frame and of Today. */
export default { app, common, day, errors, focus, sync, today };
