import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { wantedIn } from '../../../server/conversation/people/wanted.ts'

test('a whole number is read as on the visitors’ page, in any way of writing it', () => {
  for (const typed of ['8 916 123-45-67', '+7 (916) 123-45-67', '79161234567', '9161234567', 'тел. 8-916-123-45-67'])
    expect(wantedIn(typed)).toEqual({ kind: 'number', phone: '+79161234567' as never })
  expect(wantedIn('+49 30 901820')).toEqual({ kind: 'number', phone: '+4930901820' as never })
})

test('digits that are no whole number are the end of one; marks alone are nothing', () => {
  for (const typed of ['4567', '45-67', '…45 67', '·· 45-67', '*4567'])
    expect(wantedIn(typed)).toEqual({ kind: 'ending', digits: '4567' })
  for (const typed of ['', ' ', '%', '_', '...', '+', '🦎', '\u200b']) expect(wantedIn(typed).kind).toBe('nothing')
})

test('one word is a code, as it was typed; several words are nothing', () => {
  expect(wantedIn(' RePtile-7 ')).toEqual({ kind: 'code', code: 'RePtile-7' })
  expect(wantedIn('%4567')).toEqual({ kind: 'code', code: '%4567' })
  for (const typed of ['two words', 'a\tb', 'a\0b', 'x'.repeat(201), 'x'.repeat(10_000)])
    expect(wantedIn(typed).kind).toBe('nothing')
})

test('whatever is typed, what is looked for holds no white space and no NUL, and an ending only digits', () => {
  const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 40 }))
  fc.assert(
    fc.property(typed, (text) => {
      const wanted = wantedIn(text)
      if (wanted.kind === 'number') expect(wanted.phone).toMatch(/^\+\d{7,15}$/)
      if (wanted.kind === 'ending') expect(wanted.digits).toMatch(/^\d{3,15}$/)
      if (wanted.kind === 'code') expect(wanted.code).toMatch(/^[^\s\0]{1,}$/u)
    }),
  )
})
