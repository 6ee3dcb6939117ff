import { parseHTML } from 'linkedom'

/** Returns the inline code and styles in this HTML, which a strict content security policy forbids. Empty when there are none. */
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

/**
 * Whether the attribute's value runs: `on…` and `hx-on…` always do, as does `js:` in htmx values and a bracketed filter in
 * `hx-trigger`.
 */
function isCode(name: string, value: string): boolean {
  if (name === 'style' || /^(on|hx-on)/.test(name) || /^\s*(javascript|js|data):/i.test(value)) return true
  return name.startsWith('hx-trigger') && value.includes('[')
}
