/**
 * Returns whether a word looks like an attribute of what follows («горящий», “burning”), so that a denial reaches over it. Judged by
 * its ending, since there is no dictionary; of English only the commonest adjectives have no ending of their own.
 */
export function isAttribute(word: string): boolean {
  return (attributive.test(word) && !thingsInIng.has(word) && !likeAttributes.test(word)) || shortAdjectives.has(word)
}

const attributive =
  /^[а-я]{2,}(?:[ыио]й|ая|яя|ое|ее|ые|[кгхжшчщь]ие|[ьвдйжнрсх]ние|[ое]го|[ое]му|[ыи]ми?|[ыи]х|ую|юю)$|^[a-z]{3,}(?:ing|ed|ous|ful|ive|less|able|ible|ish)$/

const thingsInIng = new Set(
  'ring king thing string spring wing swing lightning building morning evening wedding ceiling painting clothing sibling pudding earring drawing parking'.split(
    ' ',
  ),
)

/** Russian nouns with such endings: «герой», «сценарий», «стрим», «штрих», «лого», «наличие». */
const likeAttributes = new RegExp(
  `^(?:${[
    '(?:гер|ковб|плейб|конв|приб|отб|переб|проб|мордоб|гоб|б|пок|р|сл|настр|стр|зн|гн|в|зап|заст|отст|изг|уст|цел)ой',
    '[а-я]*(?:арий|орий|ений|умий|иний|ерий|ьций|илий|олий|адий)|(?:дмитр|юр|натр|кал|лит|рад|витал)ий|к?ий|зм[ие]й',
    '(?:грим|режим|пилигрим|экстрим|(?:лайв)?стрим|(?:айс)?скрим|дрим|налим|интим|максим|вадим|клим|рим|[а-я]*оним|крым|[а-я]{0,2}дым)',
    '(?:псих|стих|жених|[а-я]{0,2}штрих)|(?:лого|эго)|(?:[а-я]?стая|свая)|(?:на|от|при|раз|об|ве|дву)личие|[а-я]*оружие',
  ].join('|')})$`,
)

const shortAdjectives = new Set(
  'big small new old real good bad great hard easy tight long short hot cold last next first final own red black white'.split(
    ' ',
  ),
)

/**
 * Returns whether a Russian word looks like a verb, by endings that hardly any noun has: «требует», «пахнет», «проводят», «пишется»,
 * «придумал».
 */
export function isVerb(word: string): boolean {
  return (present.test(word) || past.test(word)) && !nouns.test(word)
}

const present =
  /^(?:[а-я]{0,6}(?:(?:жд|вед|ид|йд|ед|клад|крад|буд|бред|пряд)ет|(?:зо|жи|плы|слы)вет|(?:не|ве|со|па|тря|спа|полз|лез|грыз)(?:с|з)?ет|(?:бе|де|умь?|за[мп])рет|(?:пь|бь|ль|шь|вь|по|сто|шл)ет|(?:цве|рас|ме|пле)тет|[жшщ]ет|(?:ска|пла|пря|хохо|шеп|топ|щебе|бормо)чет|(?:дрем|сып|треп|кол|внем)лет|(?:тя|гас|сох)нет|(?:мо)?жет|горят|горит|спит|стоит))$|^[а-я]{2,}(?:[аеуыя]ет|[аеуыя]ют|[бгжклпрстх]нет|[еи]тся|[ую]тся|[ая]тся|[аяу]ете|ит|ишь|ешь|[бвдзлмнрст]ят|[чжшщ]ат|[жшчщкгд]ут)$/

const past = /^[а-я]{2,}(?:[аеиыя]л[аи]|[аеия]л|[аеиуыя]л(?:ась|ись|ся)|[ау]ли|шёл|шел|шла|шли)$/

/** «Магнит», «кабинет», «формат», «ребят», «маршрут»; «канал», «стул», «школа» and their like. */
const nouns = new RegExp(
  `(?:${[
    'бюджет|сюжет|манжет|паштет|^вет|портрет|берет|инвентарь|магнит|кредит|бандит|лимит|визит|бит|кит|щит|транзит|дефицит|гранит|бисквит|спирит|элит|зенит|финвит|аудит|профит',
    'интернет|магнет|корнет|гарнет|кларнет|ребят|котят|щенят|утят|зверят|мышат|внучат|чат|мандат|солдат|маршрут|институт|статут',
    '[кбфзтв]анал|сигнал|материал|ритуал|портал|журнал|сериал|[^а]бал|^вал|скандал|металл|квартал|оригинал|терминал|криминал|пенал|карнавал',
    'аврал|вокзал|подвал|перевал|обвал|провал|интервал|капитал|госпиталь|генерал|минерал|потенциал|театрал|арсенал|пьедестал|кристалл?|идеал|овал',
    'профил[аи]?|автомобил[аи]?|крокодила?|текстил[аи]?|стил[аи]|шкал[аи]?|скал[аи]?|акул[аи]?|модел[аи]?|недел[аи]?|метел[аи]?|постел[аи]?|отел[аи]?',
    'сил[аи]?|могил[аи]?|вил[аи]|мил[аи]|тыл|пыл|мыла?|акрил|азот?ил|рептил[аи]|горил{1,2}[аи]?|ванил[аи]|предел|отдел|раздел|дел[аи]?|тел[аи]?|пчел[аи]?|стрел[аи]?|карусел[аи]?|дуэл[аи]?|мел|узел|орел|котел|козел|осел|хмел[аи]?|апрел[аи]|свирел[аи]?|форел[аи]?|панел[аи]?|картел[аи]?|бордел[аи]?|тоннел[аи]?|туннел[аи]?|кабел[аи]?|мебел[аи]?|табел[аи]?|корабл[аи]?|начал[аи]?|одеял[аи]?|зеркал[аи]?|покрывал[аи]?|лекал[аи]?|сал[аи]?|бокала?|вандала?|педал[аи]?|медал[аи]?|детал[аи]?|морал[аи]?|спирал[аи]?|магистрал[аи]?|печал[аи]?|эмал[аи]?|даль|дали|шали|вуали|феврал[аи]|зала?|цел[аи]|ангел[аи]?|дятел',
  ].join('|')})$`,
)

/** Returns whether a word looks like a Russian adverb: «окончательно», «железно», «по-русски», but «окно». */
export function isAdverb(word: string): boolean {
  return /(?:[бвзлмрснтчь]но|ски)$/.test(word) && !neuter.test(word)
}

const neuter =
  /(?:^|[^а-я])(?:окно|зерно|полотно|сукно|пятно|бревно|волокно|веретено|судно|дно|гумно|лыски|доски|краски|маски|носки)$/

/**
 * Returns whether a word is a Russian verb in a form that no noun has: the first and second person, an imperative or an infinitive
 * («скажу» has to be known, but «слушаю», «догадываюсь», «пробуем», «дайте» and «подумать» can be told by their endings).
 */
export function isRussianVerb(word: string): boolean {
  return (reflexive.test(word) || personal.test(word)) && !likeVerbs.test(word)
}

/** «-сь» and «-ся» after these make a verb; of nouns only «лось» and the like are as short. */
const reflexive = /^[а-я]{2,}(?:ться|тся|юсь|[шщжчд]усь|ешься|ишься|емся|имся|етесь|итесь|йтесь|йся|л[аои]сь|лся|[^п]ись)$/

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

/** Returns whether a word is a Russian infinitive in «-йти» or «-сти» («пройти», «ввести»), which has no other mark of a verb. */
export function isInfinitive(word: string): boolean {
  return (
    /^[а-я]*(?:йти|(?:^|[а-я])(?:вести|нести|везти|лезти|грести|красть|класть))$/.test(word) ||
    /^[а-я]{2,}(?:[аеияуы]ть|ться)$/.test(word)
  )
}

/**
 * Returns whether an English word is a verb, which only what stands around it shows: “a man shoots the screen”, “three peas recording a
 * podcast”, “everybody carries one”.
 */
export function isVerbBetween(before: string | undefined, word: string, after: string | undefined): boolean {
  if (before === undefined || after === undefined || !/^[a-z]{4,}$/.test(word)) return false
  if (/(?:ing|ed)$/.test(word)) return objects.has(after) && !thingsInIng.has(word)
  return /[^s]s$/.test(word) && objects.has(after) && !determiners.has(before)
}

const determiners = new Set('a an my your his her our their of'.split(' '))

/** What begins the object of a verb, or says where. */
const objects = new Set(
  (
    'a an the one 1 my your his her our their its this that these those some it them him me us you and in on at to into onto from over out up down away off under ' +
    'through around by with for like about as behind'
  ).split(' '),
)
