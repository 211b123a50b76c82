// Getting up in one step, from any screen.
export { useGetUp } from './use-get-up.ts';
