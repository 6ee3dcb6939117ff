import type { Language } from './attempt.ts'
import type { Claim } from './claim.ts'
import { isAdverb, isAttribute, isVerb } from './word-classes.ts'

/**
 * Returns whether a word that stands in one bare clause with the answer may belong to it, so that both name one thing: an attribute
 * («горящий дедлайн», “production bottleneck”), what the answer is of («пароль единорога»), or what is of the answer («выпуск
 * подкаста»). A noun that can do nothing but name a thing of its own is another guess: «оператор певец», “karaoke voicemail”.
 */
export function mayBelongTo(claim: Claim, answer: Claim, { isBefore, language }: Place): boolean {
  if (claim.mention) return false
  if (isAttribute(claim.words)) return true
  return language === 'ru' ? mayBelongInRussian(claim.words, answer, isBefore) : mayBelongInEnglish(claim.words, isBefore)
}

/** Whether the word stands before the answer. */
type Place = { isBefore: boolean; language: Language }

/** Before the answer stands what is of it only where the answer is in another case: «выпуск подкаста», but «эфир подкаст». */
function mayBelongInRussian(word: string, { mention }: Claim, isBefore: boolean): boolean {
  if (isBefore && undeclined.has(word)) return true
  if ((inOtherCase.test(word) && !likeOtherCase.test(word)) || isVerb(word) || isAdverb(word)) return true
  return isBefore ? mention?.closeness.by === 'word form' : !isNominative(word)
}

/** Endings that no noun has in the nominative, save a few: «мышей», «роботами», «в море» has its preposition. */
const inOtherCase = /..(?:[ое]в|[еи]й|[аяы]ми|[аяо]х|у|ю|ой|ью)$/

/** Nouns that have such endings in the nominative. */
const likeOtherCase =
  /^(?:остр|кр|з|ул|пл|пок|зас|шк|зат|алк|альк|засл|буе?р|рык)ов$|^(?:кл|л|р|хл|пос|нагр|напев|пер|при)ев$|^(?:муз|хокк|юбил|вороб|мурав|кл|троф|лак|руч|соловь|лиц|апог|зме|зм|пыр|раз)[еи]й$|^(?:мон|кр|стр|взм|ш|разм|мах|ов|пах|пр)ах$|^(?:цун|ориг|тат)ами$|^(?:мен|кенгур|раг|таб|какад|интервь|рев|авен|ноу)[ую]$|^(?:пуд|шк|суд|ст)ью$/

/** What stands before a noun as an attribute does, without any ending: «айти конференция», «онлайн встреча». */
const undeclined = new Set(
  'айти ит онлайн офлайн оффлайн видео аудио бизнес веб интернет мини макси супер мега гипер топ вип арт диджитал пиар хай стрит зум скайп маркетинг фитнес смарт вай фай секс пресс'.split(
    ' ',
  ),
)

/** An ending in «-а» or «-ы» may be of either case («проекта», «кража»); what some suffixes make is always a noun in the nominative. */
function isNominative(word: string): boolean {
  if (/[^аяыиуюйё]$/.test(word) || plural.test(word) || commonFeminine.has(word)) return true
  return feminine.test(word) && !ofMasculine.test(word)
}

const feminine = /(?:[цзсгрфлв]ия|[ие]ка|[йншчжлврбдм]ка|ица|[^аеиоуыэюя]ня|жба|кража|ша|[нрз]га|[оеа]ма|ура|[аоу]па|[оа]ва|офа)$/

/** «Звонка», «рынка», «мальчика»: of words that have lost their «о» or end in «-ик» themselves. */
const ofMasculine =
  /(?:звонка|рынка|щенка|ненка|подарка|парка|потолка|волка|полка|замка|века|чика|ника|стика|дика|лика|тика|щика|жика|вика|ранга|дома|альбома|грома|диплома|симптома|острова|удава|става)$/

/** «Светофоры», «танцы», «охранники». */
const plural = /(?:[ое]ры|исты|[ае]нты|[^и]цы|ники|чики|щики|тики)$/

/** Feminine nouns that everybody says and whose endings masculine ones have in the genitive, too («газета», «кабинета»). */
const commonFeminine = new Set(
  (
    'паника клиника техника тревога дорога нога музыка наука работа забота охота вода еда беда победа погода природа мода посуда база гроза угроза рыба труба ' +
    'учеба квартира машина картина корзина витрина вершина половина корона ворона стена смена сцена цена газета ракета монета планета ' +
    'конфета анкета сигарета карета собака атака драка рука война страна весна луна волна тишина причина школа пчела стрела игла скала ' +
    'сила могила акула касса трасса пресса принцесса виза ваза фраза нота дата зарплата плата палата лопата карта почта мечта минута валюта'
  ).split(' '),
)

/**
 * Any English noun may stand before another one, so its form tells nothing. What says where or whose such a thing is belongs to it (“office
 * password”), and after it what only says its kind; of the rest nobody can tell that it is no guess.
 */
const mayBelongInEnglish = (word: string, isBefore: boolean) =>
  /.{3}ly$/.test(word) ||
  kinds.has(word.replace(/s$/, '')) ||
  (isBefore && (surroundings.has(word.replace(/'?s$/, '')) || qualities.has(word)))

/** “Voicemail message”, “podcast episode”, “cellular telephone”. */
const kinds = new Set(
  (
    'message episode session device gadget phone telephone picture image thing stuff kind type system service box recording meeting call ' +
    'app effect moment problem situation event button number word answer'
  ).split(' '),
)

const surroundings = new Set(
  (
    'work office company team project production conference event business customer client support help home house school family web ' +
    'internet online wifi wireless computer laptop desktop mobile smartphone handheld video audio music radio gaming game account admin user root ' +
    'email bank security login site website server software tech data traffic piano qwerty typewriter bluetooth pair piece bit kind sort type ' +
    'somebody someone everybody everyone anybody boss guest user visitor term phrase word answer solution'
  ).split(' '),
)

/** Adjectives that no ending shows. */
const qualities = new Set(
  (
    'strong weak huge tiny poor rich secure safe secret simple fast slow smart clever fun funny nice cool silly stupid crazy weird strange single ' +
    'double blue green yellow pink brown grey gray purple orange golden silver wooden dark light bright loud noisy quiet silent cheap dear wide narrow ' +
    'thick thin deep high low tall fat slim heavy empty full open clean dirty dry wet warm soft tough rough smooth sharp sweet fresh dead sick sad ' +
    'mad happy angry lazy busy early late right wrong true false fake main whole half proper plain common rare basic random certain sure exact ' +
    'current recent modern ancient classic standard normal special extra super mega total digital electric electronic mechanical magic musical ' +
    'royal local global central personal private public common typical annual final urgent brilliant perfect complete absolute lovely ugly pretty ' +
    'shiny broken forgotten hidden lost favorite favourite top best worst better worse same other another different'
  ).split(' '),
)
