// What a test wants to know of the moment the page's own first script runs.
window.atStart = { hasHost: typeof window.host === 'object' };
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
