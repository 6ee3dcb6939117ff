/** The first complete response; `length` is its size in bytes, headers included. */
export type Response = { status: number; headers: Map<string, string>; body: Buffer; length: number }

/** Reads the first response in these bytes (RFC 9112). Returns `null` while it is incomplete. */
export function readResponse(bytes: Buffer, isHead: boolean): Response | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [line = '', ...fields] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers = new Map(
    fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  )
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(line)?.[1])
  if (status >= 100 && status < 200 && status !== 101) return readResponse(bytes.subarray(end + 4), isHead)
  const body = isHead || status === 101 || status === 204 || status === 304 ? none : readBody(bytes.subarray(end + 4), headers)
  return body && { status, headers, body: body.content, length: end + 4 + body.length }
}

const none = { content: Buffer.alloc(0), length: 0 }

function readBody(bytes: Buffer, headers: Map<string, string>): { content: Buffer; length: number } | null {
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(bytes)
  const length = Number(headers.get('content-length') ?? 0)
  return bytes.length < length ? null : { content: bytes.subarray(0, length), length }
}

function readChunks(bytes: Buffer): { content: Buffer; length: number } | null {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at)
    const size = end < 0 ? NaN : parseInt(bytes.toString('latin1', at, end), 16)
    if (Number.isNaN(size) || bytes.length < end + 4 + size) return null
    if (size === 0) return { content: Buffer.concat(chunks), length: end + 4 }
    chunks.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}
