import { expect, test } from 'vitest';
import { clientAddress } from './address.ts';

test.each([
  ['without a proxy', 0, undefined, 'peer'],
  ['without a proxy, whatever is claimed', 0, '203.0.113.7', 'peer'],
  ['behind one', 1, '203.0.113.7', '203.0.113.7'],
  ['behind one, whatever is claimed before', 1, '192.0.2.1, 203.0.113.7', '203.0.113.7'],
  ['behind two', 2, '192.0.2.1,203.0.113.7 , 10.0.0.1', '203.0.113.7'],
  ['past the proxy', 1, undefined, 'peer'],
  ['behind fewer than was said', 2, '203.0.113.7', 'peer'],
  ['behind one that sets nothing', 1, ' ', 'peer'],
])('the address of a client %s', (_, proxies, header, address) => {
  expect(clientAddress('peer', header, proxies)).toBe(address);
});
