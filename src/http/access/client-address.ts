import { BlockList, isIP } from 'node:net';

/** The address of a client, given its peer's and the headers that proxies wrote. */
export type ClientAddress = (peer: string, headers: Headers) => string;

/**
 * The address a request came from. `X-Forwarded-For` is read from its end, and only as long as whoever wrote that entry
 * is a trusted proxy: everything before it may be invented.
 * @param trusted addresses and ranges, such as `10.0.0.0/8`
 */
export function createClientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (peer, headers) => {
    const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => unmapped(entry.trim()));
    let client = unmapped(peer);
    while (isTrusted(client)) {
      const before = chain.pop();
      if (before === undefined || isIP(before) === 0) break;
      client = before;
    }
    return client;
  };
}

/** IPv4 as a socket bound to `::` writes it. */
function unmapped(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
