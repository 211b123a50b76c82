/** The looks a member can choose; `tokens.css` holds the colours of each. */
export const looks = ['system', 'light', 'dark', 'contrast'] as const;
export type Look = (typeof looks)[number];
