/** Returns a token as static/chat/token.js makes one. */
export function makeToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
}

/** Returns the headers that say which visit a request is for. */
export const withToken = (token: string) => ({ 'pavel-visit': token })

/** Returns the subprotocols that say so for a socket. */
export const protocolsOf = (token: string) => ['pavel', `visit.${token}`]

/** `WebSocket` with Bun's `headers` option: the origin that a browser sends by itself. */
const BrowserSocket = WebSocket as unknown as new (url: string, options: object) => WebSocket

/** Opens a socket as the page of a visit does; without a token it offers no subprotocol. */
export function openVisitSocket(address: string, token: string, headers: Record<string, string> = {}): WebSocket {
  const url = address.replace(/^http/, 'ws')
  return new BrowserSocket(url, { headers, ...(token !== '' && { protocols: protocolsOf(token) }) })
}
