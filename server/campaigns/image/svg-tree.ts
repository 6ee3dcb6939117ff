import { XmlElement, XmlText } from '@rgrove/parse-xml'
import { FaultyImage } from './fault.ts'
import { acting, elementsOfDrawings, fontElements, nameAttributes, styleAttributes, textElements } from './svg-names.ts'
import { assertHarmlessSheet, assertLoadsNothing } from './svg-style.ts'

/** An element of a drawing, with nothing in it that is not on the lists. */
export type Clean = { name: string; attributes: Record<string, string>; children: (Clean | string)[] }

const deepest = 100

/** Reading so many takes a quarter of a second on a busy server, in which nothing else happens. */
export const mostElements = 10_000

/**
 * Copies what draws. What shows nothing is left out: comments, an editor's notes, and what could act, whose names are added to
 * `removed`. Throws `FaultyImage` for what the drawing would lack.
 */
export function cleanTree(root: XmlElement, removed: Set<string>): Clean {
  let elements = 0

  function clean(element: XmlElement, depth: number): Clean {
    elements += 1
    if (depth > deepest || elements > mostElements) throw new FaultyImage('too complex')
    if (element.name === 'style') return cleanSheet(element, removed)
    const children = element.children.flatMap((child) => {
      if (child instanceof XmlElement) return isKept(child, removed) ? clean(child, depth + 1) : []
      return child instanceof XmlText && textElements.has(element.name) ? child.text : []
    })
    // A link leads nowhere in a picture.
    return { name: element.name === 'a' ? 'g' : element.name, attributes: cleanAttributes(element, removed), children }
  }

  return clean(root, 0)
}

/** A browser reads the texts of a style sheet as one, whatever stands between them. */
function cleanSheet(element: XmlElement, removed: Set<string>): Clean {
  const css = element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('')
  assertHarmlessSheet(css)
  return { name: element.name, attributes: cleanAttributes(element, removed), children: [css] }
}

function isKept({ name, attributes }: XmlElement, removed: Set<string>): boolean {
  if (elementsOfDrawings.has(name)) return true
  if (fontElements.has(name)) throw new FaultyImage('font', `<${name}>`)
  // Drawing programs leave their own format behind in one that asks for an extension, which no browser has.
  if (name === 'foreignObject' && !attributes['requiredExtensions']) throw new FaultyImage('html', '<foreignObject>')
  if (acting.has(name)) removed.add(name)
  return false
}

function cleanAttributes({ name: element, attributes }: XmlElement, removed: Set<string>): Record<string, string> {
  const clean: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (/^on/i.test(name)) removed.add(name)
    else if (name === 'href' || name === 'xlink:href') Object.assign(clean, cleanReference(element, value))
    else if (nameAttributes.has(name)) clean[name] = value
    else if (styleAttributes.has(name)) {
      assertLoadsNothing(value)
      clean[name] = value
    }
  }
  return clean
}

function cleanReference(element: string, value: string): { href?: string } {
  if (element === 'a') return {}
  const href = value.trim()
  const isEmbedded = element === 'image' && /^data:image\/(png|jpe?g|webp|avif);base64,/i.test(href)
  // Line breaks within base64 are common.
  if (isEmbedded) return { href: href.replaceAll(/\s/g, '') }
  if (!href.startsWith('#')) throw new FaultyImage('refers elsewhere', href)
  return { href }
}

/** Returns the drawing as XML. */
export function writeTree({ name, attributes, children }: Clean): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escape(value)}"`)
  const inside = children.map((child) => (typeof child === 'string' ? escape(child) : writeTree(child)))
  return children.length === 0 ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside.join('')}</${name}>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }

const escape = (text: string) => text.replaceAll(/[&<>"\n\t]/g, (character) => escapes[character] ?? character)
