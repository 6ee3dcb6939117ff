import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/compress'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, type ZlibOptions } from 'node:zlib'

type Content = { type: string; body: string | Uint8Array<ArrayBuffer> }

const gzipOnce = promisify<string | Uint8Array<ArrayBuffer>, ZlibOptions, Uint8Array<ArrayBuffer>>(gzip)

/** It is done once, so it may take what it takes. */
const codings = {
  br: promisify(brotliCompress),
  gzip: (body: Content['body']) => gzipOnce(body, { level: constants.Z_BEST_COMPRESSION }),
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
    match: (accepted, { supports }) => supports.find((coding) => accepted.some(({ type, q }) => type === coding && q > 0)) ?? '',
  })
  return best === '' ? null : (best as Coding)
}

function inCoding(coding: Coding, content: Content): Promise<Uint8Array<ArrayBuffer>> {
  const made = compressed.get(content) ?? new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>()
  compressed.set(content, made)
  const bytes = made.get(coding) ?? codings[coding](content.body)
  made.set(coding, bytes)
  return bytes
}
