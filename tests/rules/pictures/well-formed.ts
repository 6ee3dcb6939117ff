/** A tag (its slash, name, attributes in double quotes, closing slash), a text, or a `<` that begins neither. */
const tokenPattern = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g

/**
 * What keeps a text from being well-formed XML, or null. An `img` shows nothing at all of an SVG that is not.
 * It knows what a composed drawing may have: elements, attributes, text; no comments, CDATA or entities of its own.
 */
export function findMalformation(xml: string): string | null {
  const open: string[] = []
  for (const [token, closing, name = '', attributes = '', isEmpty] of xml.matchAll(tokenPattern)) {
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(token)) return `a bare & in ${token}`
    if (!name && token.includes('<')) return `a bare < before ${open.at(-1) ?? 'the root'}`
    if (!name && open.length === 0 && token.trim()) return `text outside of the root: ${token}`
    if (repeatedAttribute(attributes)) return `a repeated attribute in ${token}`
    if (closing) {
      if (open.pop() !== name) return `${token} closes another element`
    } else if (name && !isEmpty) open.push(name)
  }
  return open.length === 0 ? null : `${open.at(-1)} is not closed`
}

function repeatedAttribute(attributes: string): boolean {
  const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, name]) => name)
  return new Set(names).size < names.length
}
