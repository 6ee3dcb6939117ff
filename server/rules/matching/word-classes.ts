/**
 * Returns whether a word looks like an attribute of what follows («горящий», “burning”), so that a denial reaches over it. Judged by
 * its ending, since there is no dictionary; of English only the commonest adjectives have no ending of their own.
 */
export function isAttribute(word: string): boolean {
  return attributive.test(word) || shortAdjectives.has(word)
}

const attributive =
  /^[а-я]{2,}(?:[ыио]й|ая|яя|ое|ее|ые|ие|[ое]го|[ое]му|[ыи]ми?|[ыи]х|ую|юю)$|^[a-z]{3,}(?:ing|ed|ous|ful|ive|less|able|ible|ish)$/

const shortAdjectives = new Set(
  'big small new old real good bad great hard easy tight long short hot cold last next first final own red black white'.split(
    ' ',
  ),
)

/** Returns whether a Russian word looks like a verb, by endings that hardly any noun has: «требует», «записывают», «пишется». */
export function isVerb(word: string): boolean {
  return (
    /^[а-я]{2,}(?:[аеуыя]ет|[аеуыя]ют|[еи]тся|[ую]тся|[ая]тся|ывал[аи]?|ивал[аи]?|ит|ишь|ешь)$/.test(word) && !nouns.test(word)
  )
}

/** «Магнит», «бит», «кредит». */
const nouns =
  /(?:магнит|кредит|бандит|лимит|визит|бит|кит|щит|транзит|дефицит|гранит|бисквит|спирит|элит|зенит|финвит|аудит|профит)$/

/**
 * Returns whether a word is a Russian verb in a form that no noun has: the first and second person, an imperative or an infinitive
 * («скажу» has to be known, but «слушаю», «догадываюсь», «пробуем», «дайте» and «подумать» can be told by their endings).
 */
export function isRussianVerb(word: string): boolean {
  return (reflexive.test(word) || personal.test(word)) && !likeVerbs.test(word)
}

/** «-сь» and «-ся» after these make a verb; of nouns only «лось» and the like are as short. */
const reflexive = /^[а-я]{2,}(?:ться|тся|юсь|[шщжчд]усь|ешься|ишься|емся|имся|етесь|итесь|йтесь|йся|л[аои]сь|лся)$/

const personal =
  /^[а-я]+(?:[бвгджзйклмнпрстфхцчшщ][ая]ю|[вд]ствую|[еи]шь|[ая]ем|уем|[бвдзлпрст]им|[ая]й|[ая]йте|уйте|[аеияуы]ть)$/

/** Nouns that have such endings, in one of their cases: «чаю», «случаем», «на сайте», «магните», «кровать», «нейросеть». */
const likeVerbs = new RegExp(
  `^(?:${[
    '(?:ч|р|кр|м|л|г|дун|шанх|алт|кит|дуб|никол|обыч|случ|урож|неурож|сар|попуг|самур|карав|малах|лиш|трамв|раст|ток|туг|пол|буг)а(?:й|ю|ем)',
    '(?:негод|лент|разгильд|слюнт|скуперд|нагон)я(?:й|ю|ем)|(?:завсегдат|соглядат|шалоп|глашат|ходат|горност|краснобо?|мочал|молоч)а(?:й|ю|ем)',
    '(?:парагв|уругв|далай|минт|коайт|расстег|бахчисар|сабанту|вертух|баттерфл)(?:а|я)?(?:й|ю|ем)|(?:поцел|б|радиоб|хол|обалд|сабант|ушк|в?кл)у(?:й|ем)',
    '(?:веб|интернет|мини)?сайте|(?:кило|мега|гига|тера|м|полу)?байте|(?:хай|ги)?лайте|[а-я]*(?:флайте|драйте|копирайте|дизайте|инсайте|плейте)',
    '[а-я]*(?:сеть|кровать|печать|рукоять|память)|(?:прара|пра)?мать|[а-я]{0,3}рать|знать|подать|благодать|стать|[а-я]*пять',
    'пядь|нить|[а-я]{0,3}плеть|(?:под)?клеть|[а-я]{0,3}треть|[а-я]{0,2}суть|ртуть|[а-я]{0,3}путь|жуть|муть|прыть|зять|(?:ст|св|сто)аю',
    'грим|пилигрим|экстрим|(?:лайв)?стрим|(?:айс)?скрим|дрим|прим|херувим|муаллим|вадим|максим|клим|герасим|никодим|подхалим|побратим|налим|интим|гольфстрим|иерусалим',
    '(?:бр|пл|м|д)ешь|[а-я]{0,3}тишь|[а-я]*мышь|свай|стай|за[её]м|на[её]м|(?:вз|про|ча|кра|ра)ем',
  ].join('|')})$`,
)
