/** The address without slashes at its end. @throws TypeError where it is not one of a server */
export function serverUrl(url: string): string {
  if (isServer(url)) return url.replace(/\/+$/, '');
  throw new TypeError(`A server's address is wanted, such as https://redraft.example, not ${JSON.stringify(url)}.`);
}

function isServer(url: string): boolean {
  try {
    const { protocol, search, hash } = new URL(url);
    return /^https?:$/.test(protocol) && search + hash === '';
  } catch {
    return false;
  }
}
