import fc from 'fast-check'
import { damage, oddText } from '../odd.ts'
import { encoding, type Headers } from '../request.ts'

type Fields = [name: string, value: string][]
export type Body = { body: Buffer; headers: Headers }

const boundary = fc.constantFrom('x', '----WebKitFormBoundary7MA4YWxkTrZu0gW', '', ' ', '"', 'a'.repeat(200), '--', 'я')

const codings: fc.Arbitrary<(fields: Fields) => { type: string; text: string }> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constant((fields: Fields) => ({
      type: 'application/x-www-form-urlencoded',
      text: fields.map((pair) => pair.map(escape).join('=')).join('&'),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant((fields: Fields) => ({
      type: 'application/x-www-form-urlencoded',
      text: fields.map((pair) => pair.join('=')).join('&'),
    })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        boundary,
        boundary,
        fc.constantFrom('', '; filename="a.txt"', '; filename="../../x"; filename*=utf-8\'\'%ff'),
        fc.boolean(),
      )
      .map(([declared, used, file, isClosed]) => (fields: Fields) => ({
        type: `multipart/form-data; boundary=${declared}`,
        text:
          fields
            .map(([name, value]) => `--${used}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`)
            .join('') + (isClosed ? `--${used}--\r\n` : ''),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constant((fields: Fields) => ({ type: 'application/json', text: JSON.stringify(Object.fromEntries(fields)) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'text/plain',
          '',
          'multipart/form-data',
          'application/x-www-form-urlencoded; charset=utf-16',
          'a/b; boundary=\u00ff',
        ),
        fc.nat(1),
      )
      .map(([type]) => (fields: Fields) => ({ type, text: fields.map((pair) => pair.join('=')).join('&') })),
  },
)

/** A form with these fields, some of them odd, missing, doubled or unknown, in one of the encodings for forms. */
export function form(fields: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<Body> {
  const pairs = Object.entries(fields).map(([name, right]) =>
    fc.oneof(
      { weight: 12, arbitrary: right.map((value): Fields => [[name, value]]) },
      { weight: 3, arbitrary: oddText.map((value): Fields => [[name, value]]) },
      {
        weight: 1,
        arbitrary: fc.tuple(right, oddText).map(([value, other]): Fields => [
          [name, value],
          [name, other],
          [`${name}[]`, other],
        ]),
      },
      { weight: 1, arbitrary: fc.constant<Fields>([]) },
    ),
  )
  const more = fc.oneof(
    { weight: 8, arbitrary: fc.constant<Fields>([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(oddText, oddText), { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(200, 5_000)
        .map((times): Fields => Array.from({ length: times }, (_, index) => [`f${index}`, '1'])),
    },
  )
  return fc.tuple(fc.tuple(...pairs), more, codings, damage, encoding).map(([pairs, more, code, harm, encode]) => {
    const { type, text } = code([...pairs.flat(), ...more])
    const { body, headers } = encode(harm(Buffer.from(text)))
    return {
      body,
      headers: [...(type ? [['Content-Type', Buffer.from(type).toString('latin1')] as [string, string]] : []), ...headers],
    }
  })
}

/** Escapes as a browser does, but passes lone surrogates on, which no browser would send. */
function escape(text: string): string {
  return text
    .replace(/[^\w ]/gu, (character) =>
      [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    )
    .replaceAll(' ', '+')
}
