/**
 * Takes a table away, and returns how many rows it had. A slow reader pauses after each piece, and hangs up after `forMs`.
 */
export async function takeTable(url: string, cookie: string, { pauseMs = 0, forMs = Infinity } = {}) {
  const startedAt = performance.now()
  const response = await fetch(url, { headers: { cookie }, timeout: false } as RequestInit)
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`)
  let [rows, bytes] = [0, 0]
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.length
    rows += value.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
    if (pauseMs > 0) await Bun.sleep(pauseMs)
    if (performance.now() - startedAt > forMs) {
      await reader.cancel()
      break
    }
  }
  return { rows, bytes, seconds: (performance.now() - startedAt) / 1000 }
}
