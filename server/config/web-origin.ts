import * as v from 'valibot'

/** What an `Origin` header may say: a scheme, a host as browsers write it, a port that is not the usual one, and no path. */
export const WebOrigin = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/\/$/, '')),
  v.check(isWebOrigin, 'the origins of websites, such as https://conference.example.com'),
)

/** A star or a semicolon, which URLs allow in a host, would be a word of the page's policy. */
const plain = /^https?:\/\/([\w.-]+|\[[\da-f:]+\])(:\d+)?$/

function isWebOrigin(value: string): boolean {
  return plain.test(value) && URL.canParse(value) && new URL(value).origin === value
}
