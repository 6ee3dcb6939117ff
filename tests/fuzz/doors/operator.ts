import fc from 'fast-check'
import type { Ground } from '../ground.ts'
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
      '/operator/people',
      '/operator/people?state=uncalled&tier=100&before=1764000000000.7',
      '/operator/people/1',
      '/operator/people.csv',
      '/operator/calls.csv',
      '/operator/log',
      '/operator/log.csv',
      '/operator/sign-in?to=/operator/log',
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
        ...authorised(keys, ground),
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
    target: around([
      '/operator/calls/CALL/stop',
      '/operator/calls/x/stop',
      '/operator/erasures',
      '/operator/attempts',
      '/operator/people/search',
      '/operator/sign-in',
    ]),
    body: form({ phone, wanted: phone, name: phone, password: phone, to: phone, confirmed: fc.constantFrom('', 'yes') }),
  })
  .map(({ headers, keys, address, at, target, body }): Attempt => (ground) => ({
    pieces: [
      request(
        'POST',
        target.replace('CALL', ground.slot(at).call),
        [...headers, ['X-Forwarded-For', address], ...body.headers, ...authorised(keys, ground)],
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

/** The session opens the pages, the password the metrics. */
function authorised(key: Key, { password, session }: Ground): Headers {
  if (key === 'none') return []
  if (typeof key === 'object') {
    const value = Buffer.from(key.value).toString('latin1')
    return [
      ['Authorization', value],
      ['Cookie', `operator=${value}`],
    ]
  }
  if (key === 'right') return [['Cookie', session]]
  return [['Authorization', `Basic ${Buffer.from(`operator:${password}?`).toString('base64')}`]]
}
