import app from './app.ts';
import common from './common.ts';
import day from './day.ts';
import errors from './errors.ts';
import focus from './focus.ts';
import onboarding from './onboarding.ts';
import sync from './sync.ts';
import today from './today.ts';

/** The texts of the frame and of what is seen first. */
export default { app, common, day, focus, onboarding, errors, sync, today };
