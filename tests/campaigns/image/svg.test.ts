import { describe, expect, test } from 'bun:test'
import sharp from 'sharp'
import { readImage } from '../../../server/campaigns/image/image.ts'
import { hollowPng, svgWith } from '../../cast/picture-files.ts'

const circle = '<circle cx="400" cy="300" r="200" fill="#ff0000"/>'

describe('a drawing', () => {
  test('is put together anew with its size', async () => {
    expect(await drawn(svgWith(circle))).toBe(
      `<svg viewBox="0 0 800 600" xmlns="http://www.w3.org/2000/svg" width="800" height="600">${circle}</svg>`,
    )
  })

  test('keeps gradients, masks, style sheets, texts and what uses what', async () => {
    const parts = [
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>',
      '<style>.a { fill: url(#a) } @media (prefers-color-scheme: dark) { .a &gt; g { fill: #fff } }</style>',
      '<mask id="m"><rect class="a" width="9" height="9"/></mask>',
      '<g id="user@2x\\" mask="url( #m )" style="opacity:.5"><use href="#m" x="3"/><text x="1" y="2">A &amp; <tspan>Б</tspan></text></g>',
    ]
    expect(await drawn(svgWith(parts.join('')))).toContain(parts.join(''))
  })

  test('loses what shows nothing: notes, declarations, links, links’ old spelling', async () => {
    const text = `\uFEFF<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:e="e" width="800px" height="600">
<metadata><e:note/></metadata><e:view/><a xlink:href="https://example.com"><path id="p" e:d="1" d="M0 0"/></a><use xlink:href="#p"/></svg>`
    const clean = await drawn(new TextEncoder().encode(text))
    expect(clean).toContain('<g><path id="p" d="M0 0"/></g><use href="#p"/></svg>')
    expect(clean).not.toMatch(/<!|<\?|metadata|note|example|xlink/)
  })

  test('loses scripts and all that could act, which is told', async () => {
    const read = await readImage(
      svgWith('<script>alert(1)</script><rect width="1" height="1" onclick="alert(1)"/><set href="#r"/>', ' onload="alert(1)"'),
    )
    if ('fault' in read) throw new Error(read.fault.kind)
    expect(read.image.removed.sort()).toEqual(['onclick', 'onload', 'script', 'set'])
    expect(new TextDecoder().decode(read.image.body)).not.toMatch(/alert|script|on\w+=|<set/)
  })

  test('hides no script in another namespace, in a comment or behind a character', async () => {
    const disguises = [
      '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
      '<g xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script><img src="x" onerror="alert(1)"/></g>',
      '<![CDATA[<script>alert(1)</script>]]>',
      '<!--><script>alert(1)</script>-->',
      '<SCRIPT>alert(1)</SCRIPT>',
      '<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>',
      '<rect fill="&quot; onload=&quot;1"/>',
    ]
    for (const disguise of disguises) expect(await drawn(svgWith(disguise))).not.toMatch(/<[\w:]*script|alert|" onload="/i)
  })

  test('has the pictures within it encoded anew', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const inside = `<image width="9" height="9" href="data:image/png;base64,${png.toString('base64')}"/>`
    expect(await drawn(svgWith(inside))).toMatch(/<image width="9" height="9" href="data:image\/webp;base64,\w{20}/)
    const bomb = Buffer.from(hollowPng(30_000, 30_000)).toString('base64')
    const held = await faultOf(svgWith(`<image href="data:image/png;base64,${bomb}"/>`))
    expect(held).toEqual({ kind: 'too many pixels', found: '30000 × 30000' })
  })
})

describe('a drawing that would look otherwise than drawn is told by its kind:', () => {
  test.each([
    ['a picture from elsewhere', '<image href="https://example.com/a.png"/>', 'refers elsewhere', 'https://example.com/a.png'],
    ['a picture beside it', '<image xlink:href="a.png" xmlns:xlink="x"/>', 'refers elsewhere', 'a.png'],
    ['a drawing within', '<image href="data:image/svg+xml,&lt;svg/&gt;"/>', 'refers elsewhere', 'data:image/svg+xml,<svg/>'],
    ['a part of another file', '<use href="b.svg#a"/>', 'refers elsewhere', 'b.svg#a'],
    ['a script as an address', '<use href=" javascript:alert(1)"/>', 'refers elsewhere', 'javascript:alert(1)'],
    ['a pattern from elsewhere', '<rect fill="url(//example.com/#a)"/>', 'refers elsewhere', 'url(//example.com/#a)'],
    ['a pattern in quotes', `<rect style="fill:URL( 'a.svg#b')"/>`, 'refers elsewhere', "URL( 'a.svg#b')"],
    ['a set of pictures', '<style>g{background:image-set("a.png" 1x)}</style>', 'refers elsewhere', 'image-set("a.png" 1x)'],
    ['a pattern between what looks like comments', `<style>a{b:"/*";fill:url(a);b:"*/"}</style>`, 'refers elsewhere', 'url(a)'],
    ['an address in an attribute with escapes', '<rect fill="u\\72l(a)"/>', 'style', '\\'],
    ['a style sheet from elsewhere', '<style>@import "a.css";</style>', 'refers elsewhere', '@import'],
    ['a rule cut in two by an element', '<style>@imp<g/>ort "a.css";</style>', 'refers elsewhere', '@import'],
    ['a rule cut in two by a comment', '<style>@imp<!-- -->ort "a.css";</style>', 'refers elsewhere', '@import'],
    ['an address written with escapes', '<style>g{fill:\\75rl(//a)}</style>', 'style', '\\'],
    ['a rule that nobody knows', '<style>@namespace x "y";</style>', 'style', '@namespace'],
    ['a font in a style sheet', '<style>/**/@font-face{font-family:a}</style>', 'font', '@font-face'],
    ['a font of its own', '<defs><font><glyph unicode="a"/></font></defs>', 'font', '<font>'],
    ['a page within', '<foreignObject><p>Hi</p></foreignObject>', 'html', '<foreignObject>'],
  ] as const)('%s', async (_, inside, kind, found) => {
    expect(await faultOf(svgWith(inside))).toEqual({ kind, found })
  })

  test('entities, which can unfold without end', async () => {
    const text = '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg viewBox="0 0 4 3">&c;</svg>'
    expect(await faultOf(new TextEncoder().encode(text))).toEqual({ kind: 'entities', found: '<!ENTITY' })
  })

  test('parts that use each other without end, or ten times over', async () => {
    expect(await faultOf(svgWith('<g id="a"><use href="#a"/></g>'))).toMatchObject({ kind: 'too complex' })
    const levels = Array.from({ length: 9 }, (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`)
    expect(await faultOf(svgWith(`<g id="l0"/>${levels.join('')}`))).toMatchObject({ kind: 'too complex' })
    const chain = Array.from({ length: 9_000 }, (_, index) => `<g id="c${index}" mask="url(#c${index + 1})"/>`)
    expect(await faultOf(svgWith(chain.join('')))).toMatchObject({ kind: 'too complex' })
  })

  test('parts within parts without end', async () => {
    expect(await faultOf(svgWith('<g>'.repeat(101) + '</g>'.repeat(101)))).toMatchObject({ kind: 'too complex' })
    expect(await faultOf(svgWith('<g>'.repeat(10_000) + '</g>'.repeat(10_000)))).toMatchObject({ kind: 'too complex' })
  })

  test('more parts than a telephone draws at once', async () => {
    expect(await faultOf(svgWith('<g/>'.repeat(10_000)))).toMatchObject({ kind: 'too complex' })
    expect(await faultOf(svgWith('<g/>'.repeat(400_000)))).toMatchObject({ kind: 'too complex' })
    expect(await faultOf(svgWith('<image href="data:image/png;base64,AA"/>'.repeat(21)))).toMatchObject({ kind: 'too complex' })
  })

  test('no size, a strip, a broken tag, another kind of file, and too much of it', async () => {
    const of = (text: string) => faultOf(new TextEncoder().encode(text))
    expect(await of('<svg/>')).toEqual({ kind: 'wrong shape', found: '<svg> without viewBox' })
    expect(await of('<svg viewBox="0 0 900 100"/>')).toEqual({ kind: 'wrong shape', found: '900 × 100' })
    expect(await of('<svg viewBox="0 0 4 3"><g></svg>')).toMatchObject({ kind: 'damaged' })
    expect(await of('<!doctype html><p>Hi')).toMatchObject({ kind: 'no picture' })
    expect(await of('<html/>')).toEqual({ kind: 'no picture', found: '<html>' })
    expect(await of(`<svg viewBox="0 0 4 3">${' '.repeat(2_000_000)}</svg>`)).toEqual({ kind: 'too many bytes', found: '3 MB' })
  })
})

async function drawn(bytes: Uint8Array): Promise<string> {
  const read = await readImage(bytes)
  if ('fault' in read) throw new Error(`${read.fault.kind}: ${read.fault.found}`)
  return new TextDecoder().decode(read.image.body)
}

async function faultOf(bytes: Uint8Array) {
  const read = await readImage(bytes)
  return 'fault' in read ? read.fault : read.image
}
