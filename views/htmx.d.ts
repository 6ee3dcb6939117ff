import 'hono/jsx'

type Selector = 'this' | `#${string}` | `closest ${string}`
type Style = 'innerHTML' | 'innerMorph' | 'outerHTML' | 'outerMorph' | 'upsert' | 'none'
type Swap = Style | `${Style} scroll:bottom`

/** The htmx 4 attributes that the views use, typed so that a value htmx does not understand fails the type check. */
declare module 'hono/jsx' {
  namespace JSX {
    interface HTMLAttributes {
      'hx-get'?: `/${string}`
      'hx-post'?: `/${string}`
      'hx-delete'?: `/${string}`
      /** JSON, never an expression: the content security policy would block it */
      'hx-vals'?: `{${string}}`
      'hx-trigger'?:
        | 'change'
        | 'click, auxclick'
        | 'load'
        | `load, every ${number}s`
        | `every ${number}s`
        | `every ${number}s, load delay:${number}ms`
        | 'campaign-changed from:body'
        | `input delay:${number}ms, submit`
        | `input changed delay:${number}ms`
        | `input delay:${number}ms`
      /** what becomes of a request while another one of the element is under way */
      'hx-sync'?: 'drop' | 'queue all' | 'replace'
      'hx-target'?: Selector
      'hx-swap'?: Swap
      /** the part of the answer that is swapped in */
      'hx-select'?: Selector
      'hx-encoding'?: 'application/x-www-form-urlencoded'
      /** the question asked before the request is sent; never an expression */
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
