import { existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../../cast/sites.ts'

const pageNamed = (name: string) => new URL(`pages/${name}.html`, import.meta.url)
const html = { 'content-type': 'text/html; charset=utf-8' }

/** What sites forbid, by headers. Where `pages/` has no page of that name, they send the plain one. */
const forbidding: Record<string, Record<string, string>> = {
  strict: { 'Content-Security-Policy': "default-src 'none'; script-src {{quiz}}; frame-src {{quiz}}" },
  nonce: {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'nonce-site' 'strict-dynamic'; frame-src {{quiz}}; base-uri 'none'",
  },
  'no-frames': { 'Content-Security-Policy': "default-src 'none'; script-src {{quiz}}" },
  'trusted-types': { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  isolated: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' },
  credentialless: { 'Cross-Origin-Embedder-Policy': 'credentialless', 'Cross-Origin-Opener-Policy': 'same-origin' },
  'silent-referrer': { 'Referrer-Policy': 'no-referrer', 'Origin-Agent-Cluster': '?0' },
}

/**
 * Answers with a page of a site. `{{quiz}}` stands for our server's origin, `{{tag}}` for the
 * tag, which gets its attributes from the page's query: `/plain?data-campaign=autumn`.
 */
export const hostPage: Answer = (path, query, quiz) => {
  if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' }
  const name = path.slice(1) || 'plain'
  const headers = forbidding[name]
  const own = pageNamed(name)
  const file = existsSync(own) ? own : headers && pageNamed('plain')
  if (!file) return { status: 404, headers: html, body: '' }
  const source = query.get('quiz') ?? quiz
  const tag = tagOf(query)
  const body = readFileSync(file, 'utf8')
    .replaceAll('{{tag}}', tag)
    .replaceAll('{{tag-in-script}}', tag.replace('</', '<\\/'))
    .replaceAll('{{query}}', query.toString().replaceAll('&', '&amp;'))
    .replaceAll('{{quiz}}', source)
  const filled = Object.entries(headers ?? {}).map(([name, value]) => [name, value.replaceAll('{{quiz}}', source)])
  return { status: 200, headers: { ...html, ...Object.fromEntries(filled) }, body }
}

function tagOf(query: URLSearchParams): string {
  if (query.has('without')) return ''
  const attributes = [...query].filter(([name]) => /^(data-|nonce)/.test(name)).map(([name, value]) => ` ${name}="${value}"`)
  return `<script async src="{{quiz}}/embed.js"${attributes.join('')}></script>`
}
