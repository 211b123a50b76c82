/** Screens below another one, whose own addresses have one part. */
const below: ReadonlyArray<string> = ['/week/review', '/week/reviews', '/week/share'];

/** The part of an address that names the screen: `/tasks` of `/tasks/x`, `/week/review` of `/week/review/x`. */
export function screenOf(location: string): string {
  const [, first = '', second = ''] = location.split(/[/?]/);
  const two = `/${first}/${second}`;
  return below.includes(two) ? two : `/${first}`;
}
