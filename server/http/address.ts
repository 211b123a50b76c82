/**
 * The address from which a request comes.
 * @param remote the address of the connection
 * @param forwardedFor the header X-Forwarded-For: each proxy appends the address of its own client
 * @param proxies how many proxies stand in front of the server; earlier entries of the header may be forged
 */
export function clientAddress(remote: string, forwardedFor: string | undefined, proxies: number): string {
  const chain = [...(forwardedFor ?? '').split(',').map((address) => address.trim()), remote];
  return chain.at(-1 - proxies) || remote;
}
