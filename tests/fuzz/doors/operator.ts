import fc from 'fast-check'
import { place } from '../odd.ts'
import { address, around, headers, type Headers, headerValue, request } from '../request.ts'
import { type Attempt, type Door, phone } from './door.ts'
import { form } from './form.ts'

type Key = 'right' | 'wrong' | 'none' | { value: string }
const keys: fc.Arbitrary<Key> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Key>('right') },
  { weight: 1, arbitrary: fc.constantFrom<Key>('wrong', 'none') },
  { weight: 1, arbitrary: headerValue.map((value): Key => ({ value })) },
)

/** Leaves out `POST /operator/checks`: it would turn the next call, perhaps an honest player's, into a check. */
const reading = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'PUT', 'DELETE'),
    headers,
    keys,
    address,
    at: place,
    target: around([
      '/operator',
      '/operator/board',
      '/operator/calls/CALL',
      '/operator/checks/newest',
      '/operator/notation',
      '/operator/notation/check?line=%2C,a:salt/in/(b&answer=ab',
      '/operator/notation/drawing?line=a:salt&language=en&answer=a',
      '/operator/notation/icons?words=salt',
      '/operator/calls/',
      '/operator/calls/0',
      '/metrics',
    ]),
  })
  .map(({ method, headers, keys, address, at, target }): Attempt => (ground) => ({
    pieces: [
      request(method, target.replace('CALL', ground.slot(at).call), [
        ...headers,
        ['X-Forwarded-For', address],
        ...authorised(keys, ground.password),
      ]),
    ],
    isHead: method === 'HEAD',
    isWhole: true,
  }))

const acting = fc
  .record({
    headers,
    keys,
    address,
    at: place,
    target: around(['/operator/calls/CALL/stop', '/operator/calls/x/stop', '/operator/erasures', '/operator/attempts']),
    body: form({ phone, confirmed: fc.constantFrom('', 'yes') }),
  })
  .map(({ headers, keys, address, at, target, body }): Attempt => (ground) => ({
    pieces: [
      request(
        'POST',
        target.replace('CALL', ground.slot(at).call),
        [...headers, ['X-Forwarded-For', address], ...body.headers, ...authorised(keys, ground.password)],
        body.body,
      ),
    ],
    isWhole: true,
  }))

export const operator: Door = {
  name: 'the operator’s door',
  share: 10,
  connections: 2,
  attempts: fc.oneof({ weight: 2, arbitrary: reading }, { weight: 1, arbitrary: acting }),
}

function authorised(key: Key, password: string): Headers {
  if (key === 'none') return []
  if (typeof key === 'object') return [['Authorization', Buffer.from(key.value).toString('latin1')]]
  return [['Authorization', `Basic ${Buffer.from(`operator:${key === 'right' ? password : `${password}?`}`).toString('base64')}`]]
}
