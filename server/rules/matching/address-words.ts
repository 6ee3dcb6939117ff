import type { Language } from './attempt.ts'

/** How people call Pavel and whoever is beside them, and the names that are heard most often, in lines with spaces between them. */
export const addressWords: Record<Language, readonly string[]> = {
  ru: [
    'братан брат братишка братец братцы братва бро дружище друг дружок друзья мужик мужики чувак чуваки чел ребята ребят ребятки',
    'ребятушки народ пацан пацаны парень парни девочка девочки девчонки девушка девушки дорогой дорогая дорогие милый милая товарищ',
    'товарищи коллега коллеги господин господа дамы начальник шеф босс командир приятель граждане сударь сударыня дядя',
    'дядь тётя тёть бабуля бабушка дедуля мама мам мамочка пап папа папочка доча дочка сынок сын солнце солнышко зайка зая котик',
    'малыш малышка детка любимый любимая уважаемый уважаемые человек люди дети детки муж жена подруга подружка кэп гений рептилоид',
    'павел паша павлик саша сашка маша машка дима димка коля колян вася васька петя миша мишка серёга серёжа сергей андрей лёша алексей',
    'лёха женя катя катька настя аня анька оля ольга лена таня татьяна наташа ира ирина юля света марина иван ваня вова володя максим',
    'макс денис артём костя никита илья антон юра витя гена толик стас егор рома даша ксюша вика полина соня алина',
    'пашка пашенька пашуля павлуша павлуха паш саш маш дим кать вась петь миш серёж серег лёш леш жень насть ань оль лен тань наташ юль свет марин вань вов володь костян никит илюх',
    'антош вить толь ром даш ксюш бабуль дедуль милок голубчик голубушка любезный дружочек миленький родненький родной тёть доч',
  ],
  en: [
    'buddy bud pal mate dude bro brother sis man boy boys guy guys girl girls folks people everybody everyone sir madam maam miss mister',
    'lady ladies gentlemen friend friends kid kids kiddo boss chief captain honey hon darling dear sweetheart baby babe love mom mum mommy',
    'dad daddy grandma grandpa champ genius professor old chap fella team pavel paul dave david john johnny mike michael steve tom james',
    'sonny sweetie sweetpea lad lads lass luv guv bruh hun darlin obi dearie pops gramps jim joe bob rob peter pete chris alex sam ben dan nick kevin brian eric adam anna kate mary sarah lisa emma jane susan linda',
  ],
}
