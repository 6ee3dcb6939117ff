import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/compress'
import { promisify } from 'node:util'
import zlib, { type ZlibOptions } from 'node:zlib'

type Content = { type: string; body: string | Uint8Array<ArrayBuffer> }

const gzipOnce = promisify<string | Uint8Array<ArrayBuffer>, ZlibOptions, Uint8Array<ArrayBuffer>>(zlib.gzip)

const zstdOnce = promisify<string | Uint8Array<ArrayBuffer>, zlib.ZstdOptions, Uint8Array<ArrayBuffer>>(zlib.zstdCompress)
const { Z_BEST_COMPRESSION, ZSTD_c_compressionLevel } = zlib.constants

/** It is done once, so it may take what it takes. Those that make the least of our scripts and sheets stand first. */
const codings = {
  br: promisify(zlib.brotliCompress),
  zstd: (body: Content['body']) => zstdOnce(body, { params: { [ZSTD_c_compressionLevel]: 19 } }),
  gzip: (body: Content['body']) => gzipOnce(body, { level: Z_BEST_COMPRESSION }),
}

type Coding = keyof typeof codings

/** What was compressed, and what is being compressed, for as long as its content is there. */
const compressed = new WeakMap<Content, Map<Coding, Promise<Uint8Array<ArrayBuffer>>>>()

/**
 * Answers with content that never changes, in the best coding that the browser accepts. Each coding of it is made once, when the
 * first browser asks, and kept.
 */
export async function sendCompressedOnce(c: Context, content: Content): Promise<Response> {
  const { type, body } = content
  c.header('Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type)
  if (!COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type)) return c.body(body)
  c.header('Vary', 'Accept-Encoding', { append: true })
  const coding = codingFor(c)
  if (coding === null) return c.body(body)
  c.header('Content-Encoding', coding)
  return c.body(await inCoding(coding, content))
}

function codingFor(c: Context): Coding | null {
  const best = accepts(c, {
    header: 'Accept-Encoding',
    supports: Object.keys(codings),
    default: '',
    match: bestOf,
  })
  return best === '' ? null : (best as Coding)
}

/**
 * Returns the coding that is wanted most, of those wanted equally the first; empty where none is, or the content as it is even more
 * (RFC 9110, section 12.5.3). A star stands for all that are not named.
 */
function bestOf(accepted: readonly { type: string; q: number }[], { supports }: { supports: string[] }): string {
  const named = (coding: string) => accepted.find(({ type }) => type.toLowerCase() === coding)?.q
  const quality = (coding: string) => named(coding) ?? named('*') ?? 0
  const [best = ''] = supports.toSorted((one, other) => quality(other) - quality(one))
  return quality(best) > 0 && quality(best) >= (named('identity') ?? 0) ? best : ''
}

function inCoding(coding: Coding, content: Content): Promise<Uint8Array<ArrayBuffer>> {
  const made = compressed.get(content) ?? new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>()
  compressed.set(content, made)
  const bytes = made.get(coding) ?? codings[coding](content.body)
  made.set(coding, bytes)
  return bytes
}
