import { requestLimits } from './deliver.ts'

/** How the engine writes digests, told from the digest of `abc`. */
export function nameOfDigest(known: string): string {
  if (known.slice(0, 8) === 'ba7816bf') return 'hex'
  if (known.slice(0, 8) === 'BA7816BF') return 'HEX'
  if (known.slice(0, 8) === 'ungWv48B') return 'base64'
  return known.charCodeAt(0) === 0xba ? 'binary' : `unknown: ${known.slice(0, 8)}`
}

/** The global that the module `VoximplantAPI` brings: the documentation and the vendor's typings spell it differently. */
export function nameOfManagementApi(): string {
  if (!('VoximplantAPI' in Modules)) return 'neither'
  require(Modules.VoximplantAPI)
  if (typeof VoximplantAPI !== 'undefined') return 'VoximplantAPI'
  return typeof VoximplantApi !== 'undefined' ? 'VoximplantApi' : 'neither'
}

/** What the promise of a request does that cannot succeed: RFC 2606 keeps `.invalid` from ever being a host. */
export async function outcomeOfFailedRequest(): Promise<string> {
  try {
    const options = { method: 'POST', headers: {}, postData: '', ...requestLimits } as const
    return `resolves with ${(await Net.httpRequestAsync('https://pavel.invalid/', options)).code}`
  } catch {
    return 'rejects'
  }
}
