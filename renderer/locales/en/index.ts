import app from './app.ts';
import common from './common.ts';
import onboarding from './onboarding.ts';
import problems from './problems.ts';
import settings from './settings.ts';

/** English, and the source of the types of all texts (see ../texts.ts). */
export default { app, common, onboarding, problems, settings };
