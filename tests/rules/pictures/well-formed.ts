/** Matches a tag (slash, name, double-quoted attributes, closing slash), a text, or a stray `<`. */
const tokenPattern = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g

/**
 * Returns why a text is not well-formed XML, or null when it is. A browser shows nothing at all for an `img` with malformed
 * SVG. Knows what a composed drawing may contain: elements, attributes and text, but no comments, CDATA or entities of its
 * own.
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
