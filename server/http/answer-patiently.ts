import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { setTimeout as wait } from 'node:timers/promises'

/** A page and its status. */
export type Page = { html: string; status: ContentfulStatusCode }

/** After so long the answer begins, and whoever stands between browser and server is shown so often that it is alive. */
const usualPatienceMs = 5_000

/**
 * Answers with a page that may take minutes to make. When it takes longer than a connection may be silent, the answer begins with empty
 * lines, which pages may begin with, and its status is 200. An error after that breaks the answer off.
 */
export async function answerPatiently(c: Context, making: Promise<Page>, patienceMs = usualPatienceMs): Promise<Response> {
  const page = await Promise.race([making, wait(patienceMs, null)])
  if (page) return c.html(page.html, page.status)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  void write(writable.getWriter(), making, patienceMs)
  // A compressor would keep the empty lines to itself.
  return c.body(readable, 200, { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'no-store, no-transform' })
}

/** Nobody awaits this: an error in the making is reported as every one that nobody catches, and that the browser has left is none. */
async function write(writer: WritableStreamDefaultWriter<Uint8Array>, making: Promise<Page>, patienceMs: number): Promise<void> {
  const send = (text: string) => writer.write(new TextEncoder().encode(text)).catch(() => {})
  const beat = setInterval(() => void send('\n'), patienceMs)
  try {
    void send('\n')
    const { html } = await making
    void send(html)
    await writer.close().catch(() => {})
  } catch (error) {
    await writer.abort(error).catch(() => {})
    throw error
  } finally {
    clearInterval(beat)
  }
}
