import type { SameKeys } from '../texts.ts';
import app from './app.ts';
import common from './common.ts';
import onboarding from './onboarding.ts';
import problems from './problems.ts';
import settings from './settings.ts';

export default { app, common, onboarding, problems, settings } satisfies SameKeys;
