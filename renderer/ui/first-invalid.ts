/** A control whose field says that what stands in it does not fit. */
const INVALID = '[aria-invalid="true"], [data-invalid] button';

/**
 * Moves the focus to the first field that says what does not fit, in the dialog where one is open. For a form that was
 * not saved: the field may lie out of sight, and a screen reader reads it together with what it says.
 */
export function focusFirstInvalid(): void {
  // By the next frame the fields say so.
  requestAnimationFrame(() => {
    const form = [...document.querySelectorAll('main, [role="dialog"]')].at(-1);
    form?.querySelector<HTMLElement>(INVALID)?.focus();
  });
}
