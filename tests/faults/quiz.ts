import { readFileSync, writeFileSync } from 'node:fs'
import { scratch } from '../run/scratch.ts'
import type { Rules } from './expected.ts'

type QuizFile = {
  listenSeconds: number
  points: number[]
  tiers: { atLeast: number; discount: number }[]
  consent: { version: string }
  rebuses: { answer: string }[]
}

const standard: QuizFile = JSON.parse(readFileSync(new URL('../../scenario/quizzes/intercom-ru.json', import.meta.url), 'utf8'))

let written: string | undefined

/** The usual quiz, but whoever says nothing is waited for less long; gives its path. Servers that run may be reading it. */
export function writeQuiz(): string {
  if (written) return written
  written = scratch.path('faults.json')
  writeFileSync(written, JSON.stringify({ ...standard, listenSeconds: 3 }))
  return written
}

export const consent = standard.consent.version

export const rules: Rules = {
  answers: standard.rebuses.map(({ answer }) => answer),
  points: standard.points,
  tiers: standard.tiers,
}

/** Nothing that is, or sounds like, an answer or a command; each is said once in a game, so that a line that comes twice is seen. */
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
