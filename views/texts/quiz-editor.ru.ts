import type { ImageFault } from '../../server/campaigns/campaigns.ts'
import type { Understood } from '../../server/rules/matching/matching.ts'
import { imageFaultText } from './quiz-faults.images.ts'
import { faultSentence } from './quiz-faults.ts'

const plural = new Intl.PluralRules('ru')
const form = (count: number, one: string, few: string, many: string) =>
  ({ one, few, many })[plural.select(count) as 'one' | 'few' | 'many'] ?? many

const commands = {
  repeat: 'просьбу повторить',
  hint: 'просьбу о подсказке',
  skip: 'просьбу о следующем ребусе',
  code: 'просьбу о коде',
  rules: 'просьбу о правилах',
}

/** Every text of the pages on which a quiz is written. */
export const editorTexts = {
  language: 'ru' as 'ru' | 'en',
  title: (campaign: string) => `Викторина: ${campaign}`,
  menu: 'Части викторины',
  pages: { list: 'Ребусы', prizes: 'Очки, призы, согласие', versions: 'Версии', notation: 'Как писать строки' },
  readOnly: 'Ваш пароль открывает пульт для просмотра: менять ничего нельзя.',
  here: (names: string) => `Черновик открыт ещё у кого-то: ${names}.`,
  hereAt: (name: string, answer: string) => `${name} (ребус «${answer}»)`,
  noAnswer: 'без ответа',
  tooManyBytes: 'Файл слишком большой: картинка может весить до 20 МБ. Ничего не сохранено.',
  saved: 'Сохранено в черновик.',
  savedBy: (name: string) => `Черновик сохранён, ${name}`,
  untouched: 'Черновик совпадает с тем, что опубликовано.',
  notBegun: 'В черновике пока пусто.',
  published: (number: number, name: string) => `Опубликована версия ${number}, ${name}`,
  byServer: 'из файла на сервере',
  unpublished: 'Ещё ничего не опубликовано: играть не во что.',
  publish: {
    heading: 'Публикация',
    submit: 'Опубликовать',
    busy: 'Сверяюсь со словарём…',
    sure: 'Новые игры начнут играть в эту версию. Начатые доиграют свою. Опубликовать?',
    done: 'Опубликовано: новые игры играют уже в эту версию, начатые доигрывают свою.',
    unchecked:
      'Опубликовано, но словарь не успел ответить. Слова, похожие на новые ответы, появятся в черновике, когда найдутся: опубликуйте его тогда ещё раз, чтобы Павел их не засчитывал.',
    nothing: 'Публиковать нечего: черновик совпадает с опубликованной версией.',
    faulty: (count: number) => `Опубликовать нельзя, пока в черновике ${count} ${form(count, 'ошибка', 'ошибки', 'ошибок')}:`,
    ready: 'Ошибок нет. В черновике есть то, чего нет в игре.',
    'changed meanwhile':
      'Пока вы смотрели, черновик изменили или уже опубликовали. Проверьте, что получилось, и нажмите ещё раз.',
    'nothing new': 'Публиковать нечего: черновик совпадает с опубликованной версией.',
    stillFaulty: 'Не опубликовано: в черновике ошибки.',
  },
  lists: { rebuses: 'Ребусы на приз', forFun: 'Ребусы просто так' },
  listNotes: { rebuses: 'Из них складывается игра на приз.', forFun: 'Для тех, кто уже сыграл. Порядок — как здесь.' },
  empty: 'Пока ни одного.',
  faults: (count: number) => `${count} ${form(count, 'ошибка', 'ошибки', 'ошибок')}`,
  fault: faultSentence.ru,
  off: 'выключен',
  difficulty: (difficulty: string) => `сложность ${difficulty}`,
  open: 'Открыть',
  changes: { up: 'Выше', down: 'Ниже', copy: 'Копия', off: 'Выключить', on: 'Включить', delete: 'Удалить' },
  changeLabel: (change: string, answer: string) => `${change}: ${answer}`,
  deleteSure: (answer: string) => `Удалить ребус «${answer}» из черновика? В опубликованных версиях он останется.`,
  add: { rebuses: 'Новый ребус на приз', forFun: 'Новый ребус просто так' },
  gone: 'Этого ребуса уже нет в черновике: его удалили.',
  changedInList: 'Этот ребус только что изменили, поэтому он не удалён. Посмотрите, что в нём теперь.',
  levels: {
    hard: 'Сложная картинка',
    easier: 'Картинка попроще',
    easiest: 'Самая простая картинка',
    solved: 'Разобранный ребус',
  },
  levelNotes: {
    hard: 'Первая попытка.',
    easier: 'Вторая попытка.',
    easiest: 'Третья попытка.',
    solved: 'Показывается с ответом. Если ничего не указать, разберётся самая сложная из строк.',
  },
  noPicture: 'нет картинки',
  rebus: {
    title: (answer: string) => (answer === '' ? 'Новый ребус' : `Ребус «${answer}»`),
    words: 'Слова',
    answer: 'Ответ',
    answerNote: 'Так его скажет и покажет Павел.',
    accept: 'Другие написания и синонимы',
    acceptNote: 'По одному на строке. Падежи, опечатки и слова вокруг Павел понимает сам.',
    refuse: 'Не принимать',
    refuseNote:
      'По одному на строке: настоящие слова, похожие на ответ. При публикации Павел сам добавит те, что есть в словаре. Чтобы слово засчитывалось, перенесите его в написания выше.',
    why: 'Почему так',
    whyNote: 'Одна фраза: Павел скажет её после ответа.',
    difficulty: 'Сложность',
    difficultyNote: '1 — легко, 5 — трудно. Сумма сложностей у всех игр одинаковая.',
    description: 'Что нарисовано',
    descriptionNote: 'Для тех, кто не видит картинку. Ответ не выдавать.',
    way: 'Чем задана',
    ways: { none: 'ничем', line: 'строкой', recipe: 'рецептом', file: 'файлом' },
    line: 'Строка',
    recipe: 'Рецепт, JSON',
    recipeNote: 'Для сцен: фигуры, тексты и значки на поле 800 × 600.',
    file: 'Файл картинки',
    fileNote: 'PNG, JPEG, WebP, AVIF или SVG, до 20 МБ, лучше 4 : 3. Прежняя картинка остаётся, пока не выбрана новая.',
    submit: 'Сохранить в черновик',
    back: 'Ко всем ребусам',
    toPublish: 'К публикации',
    lineHelp: {
      summary: 'Как писать строки и где найти значок',
      examples: [
        { line: 'паро', note: '— буквы рисуются как есть.' },
        { line: 'соль:salt', note: '— значок: сначала слово, которое в нём угадывают, после двоеточия имя значка.' },
        { line: ',,соль:salt', note: '— запятая спереди или сзади убирает букву: читается «ль».' },
        { line: 'паровоз,,,:locomotive + ,,соль:salt', note: '— части складываются через плюс с пробелами: «пароль».' },
      ],
      more: 'Все приёмы с картинками (в новой вкладке)',
    },
    faults: 'Ошибки этого ребуса',
    noFaults: 'В том, что сохранено, ошибок нет.',
  },
  prizes: {
    game: 'Игра',
    asksNote: 'Сколько ребусов выпадает в одной игре. Пусто — все.',
    listenNote: 'Сколько Павел ждёт, пока заговорят.',
    graceNote: 'Сколько можно перезванивать, если звонок оборвался.',
    phraseEndNote: 'После такой паузы ответ считается законченным. 1000 — это секунда. Пусто — как обычно.',
    longestSpeechNote: 'Дольше Павел не слушает. Пусто — как обычно.',
    pointsNote: 'За верный ответ. От попытки к попытке очки не растут.',
    attempts: ['С первой попытки', 'Со второй', 'С третьей'],
    tiersNote:
      'Любые призы: билет, скидка, футболка. Получают лучший из тех, до которых хватило очков. После сохранения призы встают по очкам.',
    mostPoints: (points: number) => `За игру можно набрать не больше ${points}.`,
    tier: (number: number) => `Приз ${number}`,
    newTier: 'Ещё один приз',
    title: 'Как называется',
    spokenNote: 'Словами, без цифр и значков: так скажет Павел.',
    mostNote: 'Пусто — сколько угодно. Когда кончатся, дают приз ниже.',
    discount: 'Скидка, %',
    discountNote: 'Если это не скидка — пусто.',
    idNote: 'Для выгрузок и промокодов. Пусто — по скидке.',
    remove: (title: string) => `Убрать: ${title}`,
    consentNote:
      'С этих слов начинается согласие, которое даёт каждый, кто оставляет номер. В тексте должно быть то же число дней. Остальное — в настройках кампании.',
    consentText: 'Текст согласия',
    keptDays: 'Сколько дней хранить номер и разговор',
  },
  versions: {
    heading: (number: number) => `Версия ${number}`,
    current: 'сейчас в игре',
    first: 'Первая версия: сравнивать не с чем.',
    same: 'Ничем не отличается от предыдущей.',
    kinds: { added: 'добавлен', removed: 'убран', changed: 'изменён', moved: 'переставлен' },
    again: (number: number) => `Опубликовать версию ${number} ещё раз`,
    changedMeanwhile: 'Пока вы смотрели, опубликовали другую версию. Ничего не изменено.',
  },
  place: (line: number, column: number) => `Строка ${line}, знак ${column}`,
  imageFault: (fault: ImageFault) => imageFaultText('ru', fault),
  removed: (names: string) => `Из рисунка убрано то, что могло бы действовать: ${names}.`,
  uploadFault: 'Ничего не сохранено: посмотрите, что не так с файлом.',
  conflict: {
    heading: 'Пока вы писали, это изменил кто-то ещё',
    text: 'Ничего не сохранено. Ваш текст остался в полях. Сверьте и сохраните ещё раз — тогда чужая правка заменится вашей.',
    field: 'Что',
    mine: 'У вас',
    theirs: 'В черновике теперь',
    nothing: '—',
    take: 'Отказаться от своего и взять то, что в черновике',
  },
  verdicts: {
    heading: 'Что Павел засчитает',
    note: 'Так он поймёт эти слова прямо сейчас, по тому, что в полях.',
    empty: 'Впишите ответ — покажу, какие слова засчитаются.',
    forms: 'Так скажут те, кто угадал',
    near: 'Похожие слова',
    nearNone: 'Ни одно похожее слово по ошибке не засчитается.',
    nearTaken: (count: number) => `По ошибке ${form(count, 'засчитается', 'засчитаются', 'засчитаются')}: ${count}.`,
    said: 'Попробовать своё',
    longComment: (seconds: number, most: number) =>
      `Комментарий к ответу Павел будет говорить около ${seconds} с, а слушают ${most}. Сократите «почему».`,
    of: (understood: Understood): string => {
      if (understood.kind === 'nothing') return 'переспросит'
      if (understood.kind === 'does not know') return 'предложит подсказку'
      if (understood.kind === 'unsure command') return `уточнит, не ${commands[understood.command]} ли это`
      if (understood.kind === 'command') return `поймёт как ${commands[understood.command]}`
      const { match } = understood
      switch (match.reason) {
        case 'accepted spelling':
          return 'засчитает: это написание есть'
        case 'word form':
          return `засчитает как форму слова «${match.spelling}»`
        case 'close spelling':
          return `засчитает как опечатку в «${match.spelling}»`
        case 'diminutive':
          return `засчитает как разговорную форму слова «${match.spelling}»`
        case 'sounds alike':
          return `засчитает: звучит как «${match.spelling}»`
        case 'inside a phrase':
          return 'засчитает внутри фразы'
        case 'negated':
          return 'не засчитает: перед словом «не»'
        case "another rebus's answer":
          return `не засчитает: это ответ другого ребуса, «${match.spelling}»`
        case 'a list of guesses':
          return 'не засчитает: это перебор'
        case 'nothing heard':
          return 'переспросит'
        case 'no match':
          return 'не засчитает'
        case 'too long':
          return 'не засчитает: слишком длинно'
      }
    },
  },
  paths: {
    answer: 'Ответ',
    accept: 'Другие написания',
    refuse: 'Слова, которые не принимаются',
    why: 'Почему так',
    difficulty: 'Сложность',
    description: 'что нарисовано',
    line: 'строка',
    recipe: 'рецепт',
    file: 'файл',
    title: 'Название викторины',
    points: 'Очки',
    tiers: 'Призы',
    consent: 'Согласие',
    version: 'версия',
    text: 'текст',
    keptDays: 'сколько дней хранить',
    asks: 'Ребусов в игре',
    listenSeconds: 'Секунд на ответ',
    graceMinutes: 'Минут на возвращение',
    phraseEndMs: 'Пауза в конце, мс',
    longestSpeechMs: 'Длина ответа, мс',
    atLeast: 'очков от',
    discount: 'скидка',
    spoken: 'как произнести',
    most: 'сколько всего',
    id: 'короткое имя',
    rebuses: 'Ребусы',
    forFun: 'Ребусы просто так',
    scenes: 'Свои рисунки',
    codes: 'файл кодов',
  } as Record<string, string>,
}
