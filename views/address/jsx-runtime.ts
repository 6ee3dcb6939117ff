import { jsxDEV as element } from 'hono/jsx/jsx-dev-runtime'
import { at, hasPrefix } from './address.ts'

export { Fragment, type JSX } from 'hono/jsx/jsx-runtime'
export { jsx as jsxDEV, jsx as jsxs }

/** The attributes in which views write addresses. */
const addresses = ['href', 'src', 'action', 'formaction', 'hx-get', 'hx-post', 'hx-delete', 'hx-ws:connect']

/**
 * Makes every element of every page (`jsxImportSource` in tsconfig.json). Views and doors write addresses as the route table has them,
 * and this is the one place that puts the path of PUBLIC_URL before them.
 */
export const jsx: typeof element = (tag, props, key) =>
  element(tag, typeof tag === 'string' && hasPrefix() ? readdressed(props) : props, key)

function readdressed(props: Record<string, unknown>): Record<string, unknown> {
  const own = addresses.filter((name) => typeof props[name] === 'string').map((name) => [name, at(props[name] as string)])
  return own.length === 0 ? props : { ...props, ...Object.fromEntries(own) }
}
