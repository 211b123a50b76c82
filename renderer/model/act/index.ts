// How a screen changes something: it runs an action; the undo is kept, and an error is shown.
export { redoStep, remember, undoStep, useHistory } from './history.ts';
export { type ActionErrorCode, telling, useAct, useActionError } from './use-act.ts';
export { useFormAct } from './use-form-act.ts';
