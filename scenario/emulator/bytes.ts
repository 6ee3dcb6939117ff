import { Buffer } from 'node:buffer'
import { createHash, createHmac } from 'node:crypto'

/** How `Crypto` writes a digest: the real engine's way is not documented, so a scenario has to bear both. */
export type DigestEncoding = 'hex' | 'base64'

/** `Crypto`: synchronous, everything a string. */
export const digests = (encoding: DigestEncoding) => ({
  md5: (data: string) => createHash('md5').update(data).digest(encoding),
  sha1: (data: string) => createHash('sha1').update(data).digest(encoding),
  sha256: (data: string) => createHash('sha256').update(data).digest(encoding),
  hmac_sha256: (key: string, data: string) => createHmac('sha256', key).update(data).digest(encoding),
})

/** The engine's global byte functions, under its own names. */
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

function bytesOf(data: string | number[]): Buffer {
  return typeof data === 'string' ? Buffer.from(data, 'utf-8') : Buffer.from(data)
}
