import { expected } from './notation.faults.ts'

const plural = new Intl.PluralRules('ru')
const places = (count: number) => ({ one: 'месте', few: 'местах' })[plural.select(count) as 'one' | 'few'] ?? 'местах'

/** One construct: its line, what it is called, and what to know about it. */
type Example = { line: string; name: string; note: string }

export const notationTexts = {
  language: 'ru' as 'ru' | 'en',
  title: 'Строки ребусов',
  heading: 'Ребус одной строкой',
  intro: 'Картинку с ребусом можно набрать: сервер нарисует её по строке и проверит, складывается ли ответ.',
  attempt: {
    heading: 'Попробовать',
    line: 'Строка',
    answer: 'Ответ',
    submit: 'Нарисовать',
    sample: { line: 'паровоз,,,:locomotive + ,,соль:salt', answer: 'пароль' },
    empty: 'Наберите строку — картинка появится здесь.',
    tooLong: 'Строка слишком длинная: больше 500 знаков ни на одну картинку не влезет.',
    picture: 'Ребус из этой строки',
    solved: 'Тот же ребус, разобранный: его покажут вместе с ответом',
  },
  reads: 'Читается',
  right: 'Сходится с ответом.',
  nothingToCompare: 'Впишите ответ — сравню по буквам.',
  wrong: (count: number) => `Не сходится с ответом в ${count} ${places(count)}:`,
  differences: {
    other: (place: number, letter: string, wanted: string) => `${place}-я буква — «${letter}», а в ответе «${wanted}»`,
    extra: (place: number, letter: string) => `${place}-я буква «${letter}» лишняя`,
    missing: (place: number, wanted: string) => `не хватает ${place}-й буквы ответа, «${wanted}»`,
  },
  unreadable: 'Строку не прочитать. Место отмечено:',
  expected: (fault: keyof typeof expected.ru) => expected.ru[fault],
  found: (text: string) => `«${text}»`,
  near: 'Может быть:',
  icons: {
    heading: 'Найти значок',
    label: 'Что нарисовано',
    submit: 'Найти',
    hint: 'Ищется по-русски и по-английски: «лошадь», «bread». Имя рядом со значком — то, что пишут после двоеточия.',
    none: 'Ничего не нашлось. Попробуйте слово попроще или другой предмет.',
  },
  scenes: {
    heading: 'Свои рисунки этой викторины',
    note: 'Их имена пишут так же, как имена значков.',
    word: 'слово',
  },
  how: 'Как писать',
  examples: [
    { line: 'паро', name: 'Буквы', note: 'Рисуются как есть, большими. Строчные и прописные — всё равно.' },
    { line: 'соль:salt', name: 'Значок и его слово', note: 'До двоеточия — загаданное слово, после — имя значка.' },
    { line: ',,соль:salt', name: 'Запятые спереди', note: 'Сколько запятых, столько первых букв убрать.' },
    { line: 'паровоз,,,:locomotive', name: 'Запятые сзади', note: 'Сколько запятых, столько последних букв убрать.' },
    { line: 'ко(-н)фета,,:candy', name: 'Зачёркнутая буква', note: 'В скобках с минусом — одна буква или несколько подряд.' },
    { line: 'лай(к=н):thumbs-up', name: 'Замена', note: 'Слева одна буква слова, справа — одна или несколько вместо неё.' },
    { line: '!кот:cat', name: 'Вверх ногами', note: 'Слово читается задом наперёд.' },
    { line: 'а/в/то', name: 'Одно в другом', note: 'Между чертами предлог. Пишется в том порядке, в котором читается.' },
    { line: '/в/о/лк', name: 'Сначала предлог', note: '«В О — ЛК». Если внутри букв, то внутри последней.' },
    { line: '/на/б/ор', name: 'Одно на другом', note: 'Предлоги «на» и «над».' },
    { line: '/под/у/шка', name: 'Одно под другим', note: 'Предлог «под».' },
    { line: '/за/б/ор', name: 'Одно за другим', note: 'Предлог «за».' },
    { line: '/на:по/ж/ар', name: 'Другое слово', note: 'Перед двоеточием — как рисовать, после — что читать.' },
    { line: 'дед:old-man + лайн', name: 'Знаки', note: 'Плюс, минус и равно с пробелами вокруг. В слово они не входят.' },
    { line: '"красная икра":sushi', name: 'Кавычки', note: 'Нужны, если в слове пробел или знак. Годятся и «ёлочки».' },
    { line: 'каша:noto:pot-of-food', name: 'Второй набор', note: 'Значки Noto — с приставкой noto:. В поиске их нет.' },
  ] satisfies Example[] as Example[],
}
