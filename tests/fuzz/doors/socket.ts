import fc from 'fast-check'
import { protocolsOf } from '../../cast/visit-token.ts'
import { oddText, place } from '../odd.ts'
import { address, type Headers, headerValue, request } from '../request.ts'
import type { Attempt, Door } from './door.ts'

const right: Headers = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['Origin', 'http://127.0.0.1'],
]

/** A browser's handshake, or one with a header missing, odd or doubled. */
const handshake = fc.oneof(
  { weight: 5, arbitrary: fc.constant(right) },
  { weight: 1, arbitrary: fc.nat(right.length - 1).map((at) => right.filter((_, index) => index !== at)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(right.length - 1), headerValue)
      .map(([at, value]): Headers =>
        right.map(([name, usual], index) => [name, index === at ? Buffer.from(value).toString('latin1') : usual]),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Key', 'Origin', 'Upgrade'),
        fc.oneof(
          headerValue,
          fc.constantFrom(
            'permessage-deflate',
            'permessage-deflate; server_max_window_bits=99',
            'permessage-deflate; client_no_context_takeover, x',
            'h2c',
            'a, b',
            'http://evil.example',
          ),
        ),
      )
      .map(([name, value]): Headers => [...right, [name, Buffer.from(value).toString('latin1')]]),
  },
)

const frame = fc
  .record({
    opcode: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, 2, 0, 8, 9, 10) }, { weight: 1, arbitrary: fc.nat(15) }),
    isLast: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    reserved: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(7) }),
    isMasked: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    payload: fc.oneof(
      { weight: 3, arbitrary: fc.uint8Array({ maxLength: 60 }) },
      { weight: 2, arbitrary: oddText.map((text) => Buffer.from(text).subarray(0, 3_000)) },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom(0, 999, 1000, 1001, 1005, 1006, 1015, 3000, 4999, 5000, 65535)
          .map((code) => Buffer.from([code >> 8, code & 255, 0xff])),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(125, 126, 1024, 1025, 65_535, 65_536, 200_000).map((length) => Buffer.alloc(length, 'a')),
      },
    ),
    /** a length for the frame's header that is a lie, or `null` for the true one */
    declaredLength: fc.oneof(
      { weight: 8, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(0, 125, 126, 65_536, 2 ** 31, 2 ** 40, 2 ** 53) },
    ),
  })
  .map(({ opcode, isLast, reserved, isMasked, payload, declaredLength }) => {
    const first = Buffer.from([(isLast ? 128 : 0) | (reserved << 4) | opcode])
    const mask = Buffer.from([1, 2, 3, 4])
    return Buffer.concat([
      first,
      lengthOf(declaredLength ?? payload.length, isMasked),
      ...(isMasked ? [mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))] : [payload]),
    ])
  })

/** The length field of a frame's header (RFC 6455 §5.2). */
function lengthOf(length: number, isMasked: boolean): Buffer {
  const bit = isMasked ? 128 : 0
  if (length < 126) return Buffer.from([bit | length])
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9)
  bytes[0] = bit | (length < 65_536 ? 126 : 127)
  if (length < 65_536) bytes.writeUInt16BE(length, 1)
  else bytes.writeBigUInt64BE(BigInt(length), 1)
  return bytes
}

const frames = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: frame },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
  ),
  { maxLength: 6 },
)
const target = fc.oneof(
  { weight: 3, arbitrary: fc.nat(30).map((after) => `/socket?after=${after}`) },
  { weight: 1, arbitrary: oddText.map((text) => `/socket?after=${encodeURIComponent(text.toWellFormed()).slice(0, 2_000)}`) },
)

export const socket: Door = {
  name: 'the socket',
  share: 15,
  connections: 6,
  attempts: fc
    .record({
      handshake,
      frames,
      target,
      address,
      at: place,
      isKnown: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    })
    .map(({ handshake, frames, target, address, at, isKnown }): Attempt => ({ slot }) => ({
      pieces: [
        request('GET', target, [
          ['X-Forwarded-For', address],
          ...handshake,
          ...(isKnown ? [['Sec-WebSocket-Protocol', protocolsOf(slot(at).token || 'x').join(', ')] as [string, string]] : []),
        ]),
      ],
      isWhole: true,
      frames,
    })),
}
