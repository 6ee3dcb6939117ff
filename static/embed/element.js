const drawings = ['svg', 'path']

/**
 * Returns a new element with these attributes and children. Nothing here is ever made of markup, which a site may refuse
 * (Trusted Types), and no element has a `style` in its markup, which its policy may refuse, too.
 *
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Element | string)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(`http://www.w3.org/${drawings.includes(name) ? '2000/svg' : '1999/xhtml'}`, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
