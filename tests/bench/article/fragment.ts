import { createHash } from 'node:crypto'
import type { Quiz } from '../../../server/rules/quiz/quiz.ts'
import type { Shown } from './answer.ts'

const worth = [10, 6, 3]
const levels = ['hard', 'easier', 'easiest'] as const
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
const speaks = (say: string) => Math.round(say.length / 14)
const addresses = new Map<string, string>()

/** Returns the markup that Pavel pushes after a wrong answer: the stage, the two new entries, the controls and the form. */
export function fragment(quiz: Quiz, { rebus, attempt, question, isLast, points, heard, last, turn }: Shown): string {
  const { pictures } = quiz.rebuses[rebus] ?? {}
  const picture = pictures?.[levels[attempt] ?? 'hard'].description ?? ''
  const most = quiz.rebuses.length * 10
  return `<hx-partial hx-target="#trouble" hx-swap="outerHTML"><p id="trouble" class="trouble" role="status" hidden=""></p></hx-partial>\
<hx-partial hx-target="#stage" hx-swap="outerMorph"><div id="stage" class="stage" data-state="playing" data-mood="talking">\
<div class="stage-line"><p class="stage-state" role="status">Мы на линии</p><p class="points" role="status" aria-label="Очки">\
<span class="points-now">${points}</span> <span class="points-most">из ${most}</span></p></div>\
<div class="rebuses"><figure class="rebus"><img class="picture" src="${address(`${rebus} ${attempt}`)}" alt="${escape(picture)}"/>\
<figcaption class="rebus-caption"><span>Ребус ${rebus + 1} из ${quiz.rebuses.length}</span> \
<span class="attempts" data-attempt="${attempt + 1}">Попытка ${attempt + 1} из 3</span> \
<span>на кону ${worth[attempt]} очков</span></figcaption></figure>${isLast ? solved(quiz, rebus - 1) : ''}</div></div></hx-partial>\
<hx-partial hx-target="#portrait" hx-swap="outerMorph"><div id="portrait" class="portrait" data-speaks="${speaks(turn.say)}" \
hx-morph-skip-children="true"></div></hx-partial>\
<hx-partial hx-target="#entries" hx-swap="upsert"><li id="entry-${last - 1}" class="entry entry-visitor" data-verdict="wrong">\
<p class="entry-text" hx-ignore="true">${escape(heard)}</p><p class="entry-note"><span>голосом</span>\
<span class="verdict">мимо</span></p></li><li id="entry-${last}" class="entry entry-pavel">\
<p class="entry-text" hx-ignore="true">${escape(turn.say)}</p></li></hx-partial>\
<hx-partial hx-target="#controls" hx-swap="outerMorph"><div id="controls" class="controls" role="group" aria-label="Сказать кнопкой">\
${button('repeat', 'Повтори', question)}${button('hint', 'Подсказка', question)}${button('skip', 'Пропустить', question)}${hangUp}</div>\
</hx-partial><hx-partial hx-target="#composer" hx-swap="outerMorph"><form id="composer" class="composer" hx-post="/answers" \
hx-target="this" hx-swap="outerMorph" hx-sync="queue all" hx-disable="find button"><input type="hidden" name="question" value="${question}"/>\
<label class="visually-hidden" for="answer">Ваш ответ</label><input class="field" id="answer" name="answer" autocomplete="off" \
maxlength="200" enterkeyhint="send" placeholder="Можно и письменно"/><button class="button composer-send" id="answer-send" \
aria-label="Отправить"></button></form></hx-partial>`
}

function solved(quiz: Quiz, rebus: number): string {
  const { answer = '', pictures } = quiz.rebuses[rebus] ?? {}
  return `<figure id="solved-${rebus + 1}" class="solved" data-seconds="8" data-right="false" hx-morph-skip="true">\
<img class="picture" src="${address(`${rebus} solved`)}" alt="${escape(pictures?.solved.description ?? '')}"/>\
<figcaption class="rebus-caption"><strong>Ответ: ${escape(answer)}</strong> <span>без очков</span></figcaption></figure>`
}

function button(command: string, words: string, question: number): string {
  const values = escape(JSON.stringify({ command, question }))
  return `<button class="control" type="button" id="control-${command}" hx-post="/commands" hx-vals="${values}" hx-target="this" \
hx-swap="none" hx-disable="this">${words}</button>`
}

const hangUp = `<button class="control control-hang-up" type="button" id="control-hang-up" hx-post="/hang-ups" hx-target="this" \
hx-swap="none" hx-disable="this"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.6 10.8a15 15 0 0 0 6.6 \
6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 \
11.4 11.4 0 0 0 .57 3.6 1 1 0 0 1-.25 1z"></path></svg><span class="visually-hidden">Положить трубку</span></button>`

/** A picture's address is a hash, made once, as in Pavel. */
function address(picture: string): string {
  const known = addresses.get(picture)
  if (known) return known
  addresses.set(picture, `/pictures/${createHash('sha256').update(picture).digest('base64url')}`)
  return address(picture)
}
