import 'hono/jsx'

type Selector = 'this' | `#${string}`
type Style = 'innerHTML' | 'outerHTML' | 'outerMorph' | 'upsert' | 'none'
type Swap = Style | `${Style} scroll:bottom`

/** The htmx 4 attributes that the views use. A value that htmx would not understand fails the type check. */
declare module 'hono/jsx' {
  namespace JSX {
    interface HTMLAttributes {
      'hx-get'?: `/${string}`
      'hx-post'?: `/${string}`
      'hx-delete'?: `/${string}`
      /** values as JSON; never an expression, which the page's policy would stop */
      'hx-vals'?: `{${string}}`
      'hx-trigger'?: 'change' | `every ${number}s`
      'hx-target'?: Selector
      'hx-swap'?: Swap
      /** asked before the request is sent; never an expression */
      'hx-confirm'?: string
      'hx-disable'?: 'find button' | Selector
      'hx-ignore'?: true
      'hx-morph-skip'?: true
      'hx-morph-skip-children'?: true
      'hx-ws:connect'?: `/${string}`
    }
    interface IntrinsicElements {
      'hx-partial': { 'hx-target': Selector; 'hx-swap': Swap; children?: unknown }
    }
  }
}
