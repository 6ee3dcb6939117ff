import { gzipSync } from 'node:zlib'

/** Returns the gzipped bytes of script that the page loads: htmx, its extensions and our own, with their imports. */
export async function script(url: string): Promise<number> {
  const page = await text(url)
  const waiting = [...page.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => new URL(source, url).href)
  const sizes = new Map<string, number>()
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    if (sizes.has(source)) continue
    const code = await text(source)
    sizes.set(source, gzipSync(code).length)
    for (const [, imported = ''] of code.matchAll(/^import\b[^'"]*['"]([^'"]+)['"]/gm)) {
      waiting.push(new URL(imported, source).href)
    }
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

async function text(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.text()
}
