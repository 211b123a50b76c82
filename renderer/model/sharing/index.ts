// Pages of a review that the member shows to the NPO.
export { type ReadShares, readShares, type ShownShare } from './read-shares.ts';
export { forgetPage, sendPage, takeBackPage } from './shares.ts';
