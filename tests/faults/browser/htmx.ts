import { applyFrame } from '../../cast/visitor-fragments.ts'

/** The part of htmx's core that its socket extension and our scripts call. The extension itself is the real one. */
export type Htmx = ReturnType<typeof createHtmx>

type Extension = {
  init?(api: object): void
  htmx_after_process?(element: Element): void
  htmx_before_cleanup?(element: Element): void
}
type Processed = Element & { _htmx?: Record<string, unknown> }
type CustomEvents = new (name: string, options: object) => Event

export function createHtmx(document: Document, CustomEvent: CustomEvents, url: string) {
  const extensions: Extension[] = []
  const settings = document.querySelector('meta[name=htmx-config]')?.getAttribute('content')
  const api = {
    HCON: { parse: (text: string | null) => (text ? JSON.parse(text) : {}) },
    attributeValue: (element: Element, name: string) => element.getAttribute(name),
    htmxProp: (element: Processed) => (element._htmx ??= {}),
    onTrigger: (_: Element, trigger: string, run: () => void) => void (trigger === 'load' && run()),
    triggerHtmxEvent: (element: Element, name: string, detail: object) =>
      element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true })),
  }
  return {
    config: (settings ? JSON.parse(settings) : {}) as { ws?: object },
    registerExtension(_: string, extension: Extension) {
      extension.init?.(api)
      extensions.push(extension)
    },
    parseInterval,
    /** time of the last frame that the socket brought, in milliseconds */
    shownAt: 0,
    swap({ text }: { text: string }) {
      applyFrame(document, text)
      this.shownAt = Date.now()
    },
    /** Asks for a frame. Where nobody answers, it ends without a response, as htmx does. */
    async ajax(method: string, path: string, ctx: object) {
      const response = await fetch(new URL(path, url), { method }).catch(() => undefined)
      if (response?.ok) this.swap({ text: await response.text() })
      document.dispatchEvent(new CustomEvent('htmx:finally:request', { detail: { ctx: { ...ctx, response } } }))
    },
    process: (element: Element) => extensions.forEach((extension) => extension.htmx_after_process?.(element)),
    cleanUp: (element: Element) => extensions.forEach((extension) => extension.htmx_before_cleanup?.(element)),
  }
}

function parseInterval(interval: string | number): number | undefined {
  const [, amount, unit = 'ms'] = /^([\d.]+)(ms|s|m)?$/.exec(String(interval)) ?? []
  return amount === undefined ? undefined : Number(amount) * { ms: 1, s: 1_000, m: 60_000 }[unit as 'ms' | 's' | 'm']
}
