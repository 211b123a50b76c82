import clock from './clock.ts';
import command from './command.ts';
import data from './data.ts';
import fields from './fields.ts';
import first from './first.ts';
import goals from './goals.ts';
import keys from './keys.ts';
import log from './log.ts';
import measures from './measures.ts';
import onboarding from './onboarding.ts';
import plan from './plan.ts';
import review from './review.ts';
import rhythm from './rhythm.ts';
import settings from './settings.ts';
import sharing from './sharing.ts';
import status from './status.ts';
import tasks from './tasks.ts';
import week from './week.ts';

/** English, and the source of the types of all texts (see ../texts.ts). */
export default {
  ...first,
  clock,
  command,
  data,
  fields,
  goals,
  keys,
  log,
  measures,
  onboarding,
  plan,
  review,
  rhythm,
  settings,
  sharing,
  status,
  tasks,
  week,
};
