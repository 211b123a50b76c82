// How a screen changes something: an action is run, what takes it back is remembered, what goes wrong is told.
export { doAgain, remember, takeBack, useHistory } from './history.ts';
export { type ActionErrorCode, telling, useAct, useActionError } from './use-act.ts';
export { useFormAct } from './use-form-act.ts';
