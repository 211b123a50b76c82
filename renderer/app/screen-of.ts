/** The part of an address that names the screen: `/tasks` of `/tasks/x`. */
export function screenOf(location: string): string {
  return `/${location.split(/[/?]/)[1] ?? ''}`;
}
