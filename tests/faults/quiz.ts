import { writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { Quiz } from '../../server/rules/quiz/schema.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { scratch } from '../run/scratch.ts'
import type { Rules } from './expected.ts'

const standard = v.parse(Quiz, fixedQuiz())

let written: string | undefined

/**
 * Writes the fixed quiz, but with a shorter wait on silence, and returns its path. It is written once, because running servers
 * may be reading it.
 */
export function writeQuiz(): string {
  if (written) return written
  written = scratch.path('faults.json')
  writeFileSync(written, JSON.stringify({ ...standard, listenSeconds: 3 }))
  return written
}

export const rules: Rules = {
  answers: standard.rebuses.map(({ answer }) => answer),
  points: standard.points,
  tiers: standard.tiers,
}

/** Words that neither are nor sound like an answer or a command. A game uses each once, so that a duplicate entry is noticed. */
export const wrongAnswers = [
  'самолёт',
  'кактус',
  'апельсин',
  'жираф',
  'велосипед',
  'скрипка',
  'водопад',
  'пылесос',
  'трамвай',
  'черепаха',
  'гитара',
  'помидор',
  'айсберг',
  'верблюд',
  'карусель',
  'барабан',
  'крокодил',
  'фонтан',
  'лестница',
  'снегопад',
  'одуванчик',
  'бегемот',
  'пианино',
  'радуга',
  'компас',
  'акула',
  'сковорода',
  'мотоцикл',
  'кенгуру',
  'абрикос',
  'телескоп',
  'пингвин',
  'клубника',
  'гусеница',
  'троллейбус',
  'баклажан',
  'сугроб',
  'виолончель',
  'муравей',
  'холодильник',
]
