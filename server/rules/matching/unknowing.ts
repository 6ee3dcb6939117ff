import type { Language } from './attempt.ts'

/**
 * Returns the words before, between and after the phrases by which people say that they do not know («не знаю», «ума не приложу»,
 * “beats me”); one part, where there are none. The words are normalised. What such a phrase has parted does not belong together.
 */
export function partsAroundUnknowing(words: readonly string[], language: Language): string[][] {
  const parts = words.join(' ').split(unknowing[language])
  return parts.map((part) => part.split(' ').filter(Boolean))
}

const knowing =
  '(?:зна(?:ю|ем)|пойму|понима(?:ю|ем|ть)|понять|понимается|догадыва(?:юсь|емся|ться)|догада(?:юсь|ться|лся|лась)|' +
  'представля(?:ю|ем)|соображ(?:у|аю)|сообразить|(?:у|от|раз)гад(?:аю|ать|ал|ала|ывается)|вспомн(?:ю|ить)|помн(?:ю|им)|' +
  'приду(?:мал|мала|мать|маю|мывается)|ответ(?:ить|чу)|реш(?:ить|у)|назвать|врубаюсь|въезжаю|доходит|ясно|понятно|уверена?|' +
  'определить|сказать|узна(?:ю|ть))'
const ideas = '(?:идей|идеи|вариантов|мыслей|догадок|версий|предположений|ответа)'

const cannot = '(?:do not|dont|didnt|really dont|wouldnt|couldnt|cant|cannot|can not)'
const knowingInEnglish =
  '(?:know|tell|say|guess|figure (?:it |this |that )?out|work (?:it|this) out|think of (?:anything|it|one)|remember|recall|get it|' +
  'understand|see it|answer|solve (?:it|this))'

const phrases: Record<Language, string[]> = {
  ru: [
    `не (?:могу |смогу |очень )?(?:это |его |даже )?${knowing}(?: что это| что тут| что здесь| что)?`,
    '(?:не имею |нет )?(?:ни малейшего )?(?:понятия|представления)(?: не име(?:ю|ем)| нет)?',
    'без (?:малейшего )?(?:понятия|вариантов|идей)|понятия ноль',
    `(?:нет|никаких|нету|ноль|0) (?:никаких |у меня )?${ideas}|${ideas} (?:нет|нету|никаких|ноль)|ни одной (?:идеи|мысли)`,
    '(?:фиг|чер[тт]|хрен|бог|хер|пес|шут|кто|леший)(?: ж| же)?(?: его| ее| их)? (?:знает|поймет|разберет)|откуда (?:я|мне) зна(?:ю|ть)|хз',
    'ума не приложу|не приходит (?:ничего )?(?:в голову|на ум)|голова не варит',
    '(?:ничего )?(?:в голову|на ум) (?:ничего )?не (?:приходит|идет|лезет)',
    '(?:я )?(?:в тупике|теряюсь(?: в догадках)?|затрудняюсь(?: с ответом| ответить)?|застряла?|запутал(?:ся|ась)|озадачена?)',
    '(?:это )?(?:трудно|сложно|тяжело|непонятно)(?: сказать| ответить)?|сложный вопрос|не в курсе',
  ],
  en: [
    `${cannot} (?:really |even )?${knowingInEnglish}(?: what (?:it|this|that) is| what to say| it| this| that)?`,
    '(?:i )?(?:have |got |havent |havent got |have got |really have )?(?:absolutely |really |honestly |literally |simply |totally )?(?:no|not a|not the slightest|not the faintest) (?:earthly )?(?:idea|clue)' +
      '(?: what (?:it|this|that) is)?',
    'havent (?:got )?(?:a|any|the foggiest|the faintest) (?:idea|clue)|no (?:guess|guesses|thoughts|answer)|clueless',
    '(?:it )?beats me|(?:who|god|heaven|goodness) knows|idk|dunno|dont know|search me|ask me another|your guess is as good as mine',
    '(?:i am|im) (?:lost|stumped|stuck|clueless|puzzled|baffled|not sure|at a loss|confused)',
    'stumped|(?:you )?got me(?: there)?|you have got me|not sure|unsure',
    '(?:thats|its|this is|it is|that is) (?:too |so |really |very )?(?:hard|difficult|tough|tricky)',
    '(?:hard|difficult) to (?:say|tell|guess)|tough one|hard one',
    '(?:my )?mind (?:is|went|has gone) blank|drawing a blank|nothing comes to mind',
  ],
}

const unknowing: Record<Language, RegExp> = {
  ru: new RegExp(`(?<![а-я])(?:${phrases.ru.join('|')})(?![а-я])`, 'g'),
  en: new RegExp(`(?<![a-z])(?:${phrases.en.join('|')})(?![a-z])`, 'g'),
}
