import { gzipSync } from 'node:zlib'
import type { Part } from './part.ts'

/** The script that the page loads: htmx, its extensions and our own, with their imports. */
export const script: Part<number> = {
  name: 'script',
  title: 'kB of gzipped script that the page loads',
  takes: ({ pageUrl }) => pageUrl !== null,
  isOfWarmServers: false,
  waves: 1,
  wave: ({ pageUrl }) => bytesOfScript(pageUrl ?? ''),
  figures: ([bytes = Number.NaN]) => ({ script: bytes / 1000 }),
  columns: [{ name: 'script', digits: 1 }],
}

async function bytesOfScript(url: string): Promise<number> {
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
