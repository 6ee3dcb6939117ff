import { existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../../cast/sites.ts'

const folder = new URL('pages/', import.meta.url)
const html = { 'content-type': 'text/html; charset=utf-8' }

/**
 * Answers with a page of `pages/`. Comments on its first lines are headers. `{{quiz}}` stands for our server's origin, `{{tag}}` for the
 * tag, which gets its attributes from the page's query: `/plain?data-campaign=autumn`.
 */
export const hostPage: Answer = (path, query, quiz) => {
  if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' }
  const file = new URL(`${path.slice(1) || 'plain'}.html`, folder)
  if (!existsSync(file)) return { status: 404, headers: html, body: '' }
  const source = query.get('quiz') ?? quiz
  const tag = tagOf(query)
  const filled = readFileSync(file, 'utf8')
    .replaceAll('{{tag}}', tag)
    .replaceAll('{{tag-in-script}}', tag.replace('</', '<\\/'))
    .replaceAll('{{query}}', query.toString().replaceAll('&', '&amp;'))
    .replaceAll('{{quiz}}', source)
  const [top = ''] = /^(<!--[^]*?-->\s*)*/.exec(filled) ?? []
  const headers = [...top.matchAll(/<!-- ([\w-]+): ([^]*?) -->/g)].map(([, name = '', value = '']) => [name, value])
  return { status: 200, headers: { ...html, ...Object.fromEntries(headers) }, body: filled.slice(top.length) }
}

function tagOf(query: URLSearchParams): string {
  if (query.has('without')) return ''
  const attributes = [...query].filter(([name]) => /^(data-|nonce)/.test(name)).map(([name, value]) => ` ${name}="${value}"`)
  return `<script async src="{{quiz}}/embed.js"${attributes.join('')}></script>`
}
