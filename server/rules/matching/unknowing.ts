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

const cannot = '(?:do not|dont|doesnt|didnt|really dont|wouldnt|couldnt|cant|cannot|can not)'
const knowingInEnglish =
  '(?:know|tell|say|guess|figure (?:it |this |that )?out|work (?:it|this) out|think of (?:anything|it|one)|remember|recall|get it|' +
  'understand(?! you| the question| what you)|see it|answer|solve (?:it|this))'

const phrases: Record<Language, string[]> = {
  ru: [
    '(?:хоть )?(?:убей(?:те)?|режь(?:те)?|стреляй(?:те)?|тресни|лопни|расстреляй(?:те)?|пытай(?:те)?|казни(?:те)?)(?: меня)?',
    '(?:как )?баран на новые ворота|(?:это )?(?:для меня )?(?:китайская грамота|тайна за семью печатями|загадка века|высшая математика|темный лес)(?: для меня)?|(?:тут |сам )?черт ногу сломит|спроси(?:те)? (?:что|чего)(?: нибудь)? (?:полегче|попроще)|(?:мозг|голову|мозги) (?:сломал|сломала|сломаешь|вскипел|кипит)|в упор не (?:вижу|понимаю)|ни (?:в какую|за что) не (?:знаю|пойму|догадаюсь)|как (?:об|в) стенку горох',
    'откуда (?:ж |же |бы )?(?:мне|я|нам) (?:это |об этом )?зна(?:ть|ю)|(?:у меня )?(?:полный |абсолютный )?(?:ноль|голяк)(?: идей| мыслей| вариантов| понимания)?|(?:не |ни )(?:сном ни духом|слухом ни духом|в курсах|гу гу|бельмеса|фига не понял)|(?:понятия|представления) (?:ни малейшего|никакого|нет)|ни малейше(?:го|й) (?:представления|понятия|идеи|догадки|мысли)|(?:мимо|вне) моего понимания|мимо кассы|(?:это )?выше моего понимания|не (?:шарю|рублю|секу|дотумкаю|дотумкал|допираю|допетрю|дошло|втыкаю|вкуриваю|отдупляю|ведаю|разумею|осиливаю)',
    `не (?:могу |смогу |очень )?(?:это |его |даже )?${knowing}(?: что это| что тут| что здесь| что)?`,
    '(?:не имею |нет )?(?:ни малейшего )?(?:понятия|представления)(?: не име(?:ю|ем)| нет)?',
    'без (?:малейшего )?(?:понятия|вариантов|идей)|понятия ноль',
    `(?:нет|никаких|нету|ноль|0) (?:никаких |у меня )?${ideas}|${ideas} (?:нет|нету|никаких|ноль|0)|ни одной (?:идеи|мысли)`,
    '(?:фиг|чер[тт]|хрен|бог|хер|пес|шут|кто|леший)(?: ж| же)?(?: его| ее| их)? (?:знает|поймет|разберет)|откуда (?:я|мне) зна(?:ю|ть)|хз',
    '(?:я )?в (?:полном |полнейшем )?(?:замешательстве|растерянности|ступоре|непонятках|недоумении|тупике)|(?:это )?(?:для меня )?темный лес|ни бум бум|ни в зуб ногой',
    '(?:фиг|хрен|хер|черт|поди|попробуй)(?: тут| его| ж)? (?:поймешь|пойми|разберешь|разбери|догадаешься|угадаешь|угадай|догадайся)',
    '(?:в голове |голова )(?:пусто|пустота|пустая|каша)|пусто в голове|(?:мозги?|голова|башка) (?:уже |совсем |вообще )?не (?:вар[ия]т|соображает|работает|думает)',
    'не (?:осилю|тяну|вывожу|справляюсь|справлюсь|потяну|вывезу)|(?:туплю|торможу|завис|зависла)|сам(?:а)? не знаю',
    'ума не приложу|не приходит (?:ничего )?(?:в голову|на ум)|голова не варит',
    '(?:ничего )?(?:в голову|на ум) (?:ничего )?не (?:приходит|идет|лезет)',
    '(?:я )?(?:в тупике|теряюсь(?: в догадках)?|затрудняюсь(?: с ответом| ответить)?|застряла?|запутал(?:ся|ась)|озадачена?)',
    '(?:это )?(?:трудно|сложно|тяжело|непонятно)(?: сказать| ответить)?|сложный вопрос|не в курсе',
  ],
  en: [
    '(?:i )?(?:have not|havent|aint|dont have|not)(?: got)? (?:a |the )?(?:scooby(?: doo)?|foggiest|faintest|clue|danny)(?: idea| clue)?|not a (?:scooby|sausage|danny)(?: doo)?|not the (?:foggiest|faintest|slightest)(?: idea| clue| notion)?',
    '(?:its |thats |it is |that is |this is )?(?:all )?(?:greek|chinese|double dutch|gibberish|gobbledygook) to me|(?:its |thats |it )?(?:goes |went |is |flew |going )?(?:way |right |straight )?(?:over my head|beyond me|above my pay grade|outside my wheelhouse|past me)|i (?:have )?(?:got|have|ive got|draw|come up with) nothing|ive got nothing|got nothing|coming up (?:empty|blank)|i come up (?:empty|blank)',
    '(?:couldnt|cant|could not) tell (?:ya|you|u)|(?:for|on) (?:the )?(?:life|death) of me(?: i)?(?: (?:cant|couldnt|dont|do not)(?: know| think| say| tell| figure it out| get it| see it)?)?|(?:i )?(?:wish|if only) i knew|(?:i )?(?:dont|do not|havent) (?:have |got )?(?:a |the |any )?(?:notion|inkling|hunch)|no (?:inkling|notion|earthly idea|frigging idea|freaking idea|bloody idea|damn idea|flipping idea)|(?:no|not a|not one) (?:idea|clue|guess)(?: whatsoever| at all| here| mate| man| in the world| under the sun)|you tell me|how would i know|i pass out|it escapes me|(?:it|this|that) (?:escapes|eludes|baffles|stumps|puzzles|confuses) me|(?:im|i am) (?:drawing|all|totally|completely|utterly|absolutely|so|really|pretty) (?:a blank|blank|lost|stumped|stuck|clueless|puzzled|baffled|confused|at a loss|at sea|in the dark|flummoxed)|(?:im |i am )?(?:flummoxed|bamboozled|at sea|in the dark|perplexed|mystified|none the wiser)|(?:im )?out of ideas|fresh out of ideas|(?:i )?give up knowing|hell if i know|fuck if i know|heck if i know|lord knows|god only knows|anybodys guess|anyones guess|it could be anything|could be anything',
    `${cannot} (?:really |even )?${knowingInEnglish}(?: what (?:it|this|that) is| what to say| it| this| that)?`,
    '(?:i )?(?:have |got |havent |havent got |have got |really have )?(?:absolutely |really |honestly |literally |simply |totally )?(?:no|not a|not the slightest|not the faintest) (?:earthly )?(?:idea|clue)' +
      '(?: what (?:it|this|that) is)?',
    'havent (?:got )?(?:a|any|the foggiest|the faintest) (?:idea|clue)|no (?:guess|guesses|thoughts|answer)|clueless',
    '(?:it )?beats me|(?:who|god|heaven|goodness) knows|idk|dunno|dont know|search me|ask me another|your guess is as good as mine',
    '(?:i am|im) (?:lost|stumped|stuck|clueless|puzzled|baffled|not sure|at a loss|confused)',
    'stumped|(?:you )?got me(?: there)?|you have got me|not sure|unsure',
    '(?:thats|its|this is|it is|that is) (?:too |so |really |very )?(?:hard|difficult|tough|tricky)',
    '(?:hard|difficult) to (?:say|tell|guess)|tough one|hard one',
    '(?:my )?(?:mind|brain|head) ?(?:is|s|has|just)? ?(?:went|gone|going|has gone|is|feels|just)? ?(?:blank|fried|dead|frozen|empty|not working|gone blank)|(?:im |i am )?(?:drawing|draw|drew) a (?:complete |total )?blank',
    'nothing(?:s| is)? (?:comes|coming)(?: to (?:mind|me))?|(?:its |thats |it is )?(?:a )?(?:complete |total )?mystery(?: to me)?|(?:way )?over my head|cant put my finger on it',
    '(?:the )?(?:foggiest|faintest|slightest)(?: idea| clue)?|(?:hell|damned) if i know|how (?:should|would|the hell should) i know|who the hell knows|(?:you|youve|it|its|this) (?:has |have |ve )?(?:stumped|beaten|got|lost) me',
    'dont have (?:a|any|the) (?:\\w+ )?(?:clue|guess|idea|ideas)|couldnt tell you',
  ],
}

const unknowing: Record<Language, RegExp> = {
  ru: new RegExp(`(?<![а-я])(?:${phrases.ru.join('|')})(?![а-я])`, 'g'),
  en: new RegExp(`(?<![a-z])(?:${phrases.en.join('|')})(?![a-z])`, 'g'),
}
