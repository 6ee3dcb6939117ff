/**
 * Returns what a person said, without what did not come from one: the marks that recognisers write for sounds (`[шум]`, `<unk>`,
 * `(неразборчиво)`, `♪ … ♪`), words that they have masked (`***`, `х***`), and breath, humming, laughter and coughs («эээ», «кхм»).
 * A masked word is never guessed at, even where only one answer fits: its sound has been lost. A text that is far too long for an
 * answer is returned as it is, unless it begins with nothing but noise.
 */
export function withoutNoise(heard: string): string {
  if (heard.length <= longestCleaned) return clean(heard)
  return /[\p{L}\p{N}]/u.test(clean(heard.slice(0, longestCleaned))) ? heard : ''
}

/** In characters: some minutes of «эээ». What is longer would take long to look through. */
const longestCleaned = 2_500

function clean(heard: string): string {
  return heard
    .replace(captions, ' ')
    .replace(bracketed, (mark) => (nameOfSound.test(mark) ? ' ' : mark))
    .replace(/\S+/g, (word) => (isMasked(word) ? ' ' : word))
    .replace(spelledOut, (drawl) => drawl.replaceAll('-', ''))
    .replace(/[\p{L}\p{M}]+/gu, (word) => (isBreath(word) ? ' ' : word))
    .replace(lyrics, ' ')
    .replace(drawn, '$1')
}

/** What recognisers that have learnt from films write where nothing was said. */
const captions = new RegExp(
  [
    'субтитры (?:сделал|создавал|создал|делал|подогнал|подготовил|предоставил|добавил|от|и перевод)\\S*(?: \\S+){0,3}|редактор субтитров.*|корректор [а-я]\\.? ?[а-я]+',
    'продолжение (?:следует|в следующ\\S+ \\S+)(?:\\.{3}|…)?|(?:спасибо|благодарю) за (?:просмотр|внимание)|подписывайтесь на (?:мой |наш )?канал(?:\\S*)|ставьте (?:лайки|лайк|палец вверх)|до (?:новых встреч|следующего видео)|с вами был\\S* (?:\\S+){1,2}|добавил субтитры.*|фильм подготовлен.*|телеканал (?:россия|нтв).*',
    'see you (?:all )?(?:in|on) the next (?:video|one|episode)|(?:thanks|thank you)(?: so much| very much| guys| all)* for (?:watching|listening|viewing)|(?:please )?(?:like and )?subscribe(?: to (?:my|our|the) channel)?',
    "(?:subtitles|captions|transcription|transcribed|translated)(?: provided)? by .*|don't forget to (?:like|subscribe).*",
  ].join('|'),
  'giu',
)

/** Three words and more between two notes were sung in the background. A note may end one line and begin the next. */
const lyrics = /(?<![♪♫♬🎵🎶])[♪♫♬🎵🎶]{1,9}[\s\p{P}]{0,9}(?:[^♪♫♬🎵🎶\s]{1,40}\s{1,9}){3,40}(?=[♪♫♬🎵🎶])/gu

const bracketed = /[[<({]{1,2}[^\][<>(){}]{1,40}[\]>)}]{1,2}/gu

/** What recognisers call sounds that are no speech. The Russian words by their beginnings, since they also say «собака лает». */
const soundsInRussian = [
  'шум смех смеет смеё музык играет песн поет поёт кашл кашел чиха вздох вздыха дыха тишин молч пауз щелч щёлк щелк хлоп аплод',
  'гудок гудк сигнал звон помех треск фон крик крич плач плаче стук лает говор голос неразб нрзб непонят неизвест иностран',
  'звук клавиш клавиат перебив нецензур матер зев хрип храп свист стон хмык шорох шепот шёпот ветер двер собак ребен ребён детск набор печата шаг вдох выдох всхлип',
  'кряхт бормоч мычи икает икот жует жуёт плеск гул скрип шурш мяу рыча пищ писк',
]
const soundsInEnglish = [
  'unk unknown sil spn nsn noise noises background static laugh laughs laughing laughter chuckles music singing cough coughs',
  'coughing sneeze sneezes sigh sighs breath breathing breathes silence pause inaudible unintelligible indistinct crosstalk',
  'applause clapping beep beeping tone click ring ringing phone speech voice voices foreign blank_audio crying shouting barking',
  'expletive censored bleep mumbles mumbling hesitation eps um uh s throat clears chuckle giggle giggles giggling gasp gasps groan groans yawn yawns',
  'yawning sniff sniffs sniffling whistling whistles humming hums door typing traffic wind baby knock knocking footsteps dial crackle rustling',
  'exhales inhales grunts grunting snoring buzzing chatter chattering audio undecipherable nonspeech',
]
const wordsOf = (lines: readonly string[]) => lines.join(' ').split(' ').join('|')
const nameOfSound = new RegExp(
  `(?<!\\p{L})(?:${wordsOf(soundsInRussian)})\\p{L}*|(?<![\\p{L}_])(?:${wordsOf(soundsInEnglish)})(?![\\p{L}_])`,
  'iu',
)

const isMasked = (word: string) => word.includes('*') && !emphasised.test(word)

/** In `*дедлайн*` the asterisks are emphasis; anywhere else they stand for letters. */
const emphasised = /^(\*{1,2})[^*]+\1[.,!?…]*$/

/** «Э-э-э», «м-м»: a drawl, letter by letter. */
const spelledOut = /(?<![\p{L}-])(\p{L})(?:-\1)+(?![\p{L}-])/giu

/** «Тааак», «нууу», «дедлааайн». */
const drawn = /([аеёиоуыэюяaeiou])\1{2,}/giu

/** In letters: a recogniser that hangs writes no more. */
const longestDrawl = 5_000

/** In letters, where each drawl has been cut to two of them. */
const longestBreath = 24

function isBreath(word: string): boolean {
  if (word.length > longestDrawl) return false
  const short = word
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
  return short.length <= longestBreath && breath.test(short)
}

/** A single vowel may be a word; drawn out, it is none. */
const breath = new RegExp(
  `^(?:${[
    'э{1,2}[мх]{0,2}|аа[мх]?|оо[мх]?|уу[мх]?|ыы?|ее|ии', // «эээ», «эм», «ааа»
    'мм|[хг]м{1,2}|м{1,2}х?м{1,2}|кх[еамэы]{0,2}|кхекх[еа]?|пф+|тс+с?|[чт]?шш?|фф|хх|цц|бр+|гы+|хе+х|хо+', // «ммм», «хм», «кхм», «пф»
    'ап+чх+и+|а?(?:ха|хе|хи){2,}х?|ах+а?ха(?:ха)*х?', // «апчхи», «хаха», «ахаха»
    'u{1,2}h{1,2}|u{1,2}m{1,2}|er{1,2}m?|h{1,2}m{1,2}|mm|m{1,2}h{1,2}m{1,2}|a{1,2}h{1,2}|aa|ee|eh',
    'ahem|ehm+|ahm+|uhm+|hem|achoo|atchoo|pff?t?|shh|(?:ha|he|hee|ho){2,}h?|he+h|bw?ahaha|mw?ahaha|tsk|brr?|oof|hmph|grr?|sheesh|tee|hee',
  ].join('|')})$`,
)
