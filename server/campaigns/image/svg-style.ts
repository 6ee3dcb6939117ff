import { FaultyImage } from './fault.ts'

/** Rules that only say when or over what time others hold. */
const harmlessRules = /^@(media|supports|keyframes|-webkit-keyframes|charset)\b/i

/** Throws `FaultyImage` for a style sheet that loads something, brings a font, or has rules that are not known to be harmless. */
export function assertHarmlessSheet(css: string): void {
  for (const [rule] of css.matchAll(/@[\w-]+/g)) {
    if (/^@font-/i.test(rule)) throw new FaultyImage('font', rule)
    if (/^@import/i.test(rule)) throw new FaultyImage('refers elsewhere', rule)
    if (!harmlessRules.test(rule)) throw new FaultyImage('style', rule)
  }
  assertLoadsNothing(css)
}

/**
 * Throws `FaultyImage` for a style, or an attribute that is read as one, that loads something, or may hide by escapes that it does.
 * Comments are looked into as well: a text such as `"/*"` begins none.
 */
export function assertLoadsNothing(style: string): void {
  if (style.includes('\\')) throw new FaultyImage('style', '\\')
  const loaded = /(?:\burl\((?!\s*["']?#)|(?:image-set|\bimage|\bsrc)\()[^)]*/i.exec(style)
  if (loaded) throw new FaultyImage('refers elsewhere', `${loaded[0]})`)
}
