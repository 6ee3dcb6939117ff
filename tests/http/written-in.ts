import { parseHTML } from 'linkedom'

/** What of this HTML a browser would have to run, or style with, from the page itself: nothing, for a strict policy to hold. */
export function writtenIn(html: string): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  return [...document.querySelectorAll('*')].flatMap(faultsOf)
}

function faultsOf(element: Element): string[] {
  const name = element.tagName.toLowerCase()
  const tag = name === 'style' || (name === 'script' && !element.getAttribute('src')) ? [`<${name}>`] : []
  const attributes = [...element.attributes]
    .filter(({ name, value }) => isCode(name.toLowerCase(), value))
    .map(({ name, value }) => `${name}="${value}"`)
  return [...tag, ...attributes]
}

/** `on…` and `hx-on…` run their value, and so do `js:` where htmx reads values and brackets where it reads a trigger. */
function isCode(name: string, value: string): boolean {
  if (name === 'style' || /^(on|hx-on)/.test(name) || /^\s*(javascript|js|data):/i.test(value)) return true
  return name.startsWith('hx-trigger') && value.includes('[')
}
