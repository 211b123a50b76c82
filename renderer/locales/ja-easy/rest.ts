import clock from './clock.ts';
import command from './command.ts';
import data from './data.ts';
import keys from './keys.ts';
import log from './log.ts';
import plan from './plan.ts';
import settings from './settings.ts';
import status from './status.ts';
import tasks from './tasks.ts';
import week from './week.ts';

/** The texts of every other screen, fetched with the first of them. */
export default { clock, command, data, keys, log, plan, settings, status, tasks, week };
