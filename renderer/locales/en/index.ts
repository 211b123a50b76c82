import app from './app.ts';
import common from './common.ts';
import focus from './focus.ts';
import keys from './keys.ts';
import log from './log.ts';
import onboarding from './onboarding.ts';
import problems from './problems.ts';
import settings from './settings.ts';
import status from './status.ts';
import tasks from './tasks.ts';
import today from './today.ts';
import week from './week.ts';

/** English, and the source of the types of all texts (see ../texts.ts). */
export default { app, keys, today, status, tasks, focus, log, week, common, onboarding, problems, settings };
