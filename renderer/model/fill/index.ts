// A week of moments, filled in afterwards. A concept of its own, so that nothing of it is loaded with the app.
export { fillIn, readToFill } from './fill.ts';
