import { Buffer } from 'node:buffer'
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'

export type DigestEncoding = 'hex' | 'HEX' | 'base64' | 'binary'

/** The engine's `Crypto`: synchronous, strings in and out. */
export function digests(unknowns: { digests: DigestEncoding }) {
  const written = (hash: Hash | Hmac, data: string) => encoded(hash.update(data), unknowns.digests)
  return {
    md5: (data: string) => written(createHash('md5'), data),
    sha1: (data: string) => written(createHash('sha1'), data),
    sha256: (data: string) => written(createHash('sha256'), data),
    hmac_sha256: (key: string, data: string) => written(createHmac('sha256', key), data),
  }
}

/** The engine's global byte functions, with the engine's names. */
export const byteFunctions = {
  base64_encode: (data: string | number[]) => bytesOf(data).toString('base64'),
  base64_decode: (text: string) => [...Buffer.from(text, 'base64')],
  str2bytes: (text: string) => [...Buffer.from(text, 'utf-8')],
  bytes2str: (bytes: number[]) => Buffer.from(bytes).toString('utf-8'),
  bytes2hex: (bytes: number[], isUpper = false) => {
    const hex = Buffer.from(bytes).toString('hex')
    return isUpper ? hex.toUpperCase() : hex
  },
  hex2bytes: (hex: string) => [...Buffer.from(hex, 'hex')],
}

function encoded(hash: Hash | Hmac, encoding: DigestEncoding): string {
  if (encoding === 'HEX') return hash.digest('hex').toUpperCase()
  return hash.digest(encoding === 'binary' ? 'latin1' : encoding)
}

function bytesOf(data: string | number[]): Buffer {
  return typeof data === 'string' ? Buffer.from(data, 'utf-8') : Buffer.from(data)
}
