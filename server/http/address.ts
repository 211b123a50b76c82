/**
 * The address from which a request comes.
 * @param remote whose connection it is
 * @param forwardedFor the header X-Forwarded-For: each proxy adds at its end whose connection it had
 * @param proxies how many proxies stand in front of the server; what else is in the header anybody may have written
 */
export function clientAddress(remote: string, forwardedFor: string | undefined, proxies: number): string {
  const chain = [...(forwardedFor ?? '').split(',').map((address) => address.trim()), remote];
  return chain.at(-1 - proxies) || remote;
}
