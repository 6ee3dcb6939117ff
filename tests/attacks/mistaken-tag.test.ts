import { afterEach, expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'

const settings = new URL('../../static/embed/settings.js', import.meta.url).href
const { ownScript } = (await import(settings)) as { ownScript(): HTMLScriptElement | undefined }

const had = globalThis.document
afterEach(() => void Object.assign(globalThis, { document: had }))

/** A page on which the script cannot ask which element it came from. */
function opens(head: string) {
  const { document } = parseHTML(`<html><head>${head}</head><body></body></html>`)
  Object.assign(globalThis, { document: Object.assign(document, { currentScript: null }), HTMLScriptElement: class {} })
}

test("the script that a tag manager runs takes no other service's embed.js for its own", () => {
  const comments = '<script src="https://conference.disqus.com/embed.js"></script>'
  for (const own of [
    '<script src="https://quiz.example.com/embed.js" data-campaign="allo-27"></script>',
    '<script src="https://quiz.example.com/embed.js?campaign=allo-27"></script>',
    '<script src="https://quiz.example.com/static/AAAA/embed.js" data-campaign="allo-27"></script>',
  ])
    for (const head of [own + comments, comments + own]) {
      opens(head)
      expect([head, new URL(ownScript()?.src ?? 'none:').host]).toEqual([head, 'quiz.example.com'])
    }
  opens('<script src="https://quiz.example.com/embed.js"></script><script src="/other.js"></script>')
  expect(ownScript()?.src).toBe('https://quiz.example.com/embed.js')
})
