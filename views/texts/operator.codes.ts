import type { TableProblemKind } from '../../server/campaigns/codes/codes.ts'
import type { CodeState } from '../../server/campaigns/codes/codes.ts'
import type { CodeFault } from '../../server/rules/code-file/code-file.ts'
import type { CodeSource } from '../../server/rules/quiz/quiz.ts'

/** The operator's texts of the page `/operator/codes`. */
export type CodesTexts = typeof ru

const rules = new Intl.PluralRules('ru')
const number = (count: number) => count.toLocaleString('ru')

/** Returns a count with its word, in the forms for 1, 2 and 5. */
function counted(count: number, one: string, few: string, many: string): string {
  const form = { one, few, many, other: many, zero: many, two: few }[rules.select(count)]
  return `${number(count)}\u00a0${form}`
}

const codesOf = (count: number) => counted(count, 'промокод', 'промокода', 'промокодов')

const problems: Record<TableProblemKind | 'nothing', string> = {
  nothing: 'Выберите файл или вставьте промокоды.',
  empty: 'В файле ничего нет.',
  'not a table': 'Это не таблица и не текст. Подойдёт CSV, TSV, TXT или XLSX.',
  'old Excel': 'Это старый файл Excel или файл с паролем. Сохраните его как XLSX или CSV, без пароля.',
  'no XLSX': 'Этот архив не похож на таблицу XLSX. Сохраните таблицу как XLSX или CSV.',
  'too large': 'Файл слишком большой: не больше 64 МБ и полутора миллионов строк. Разделите его на части.',
}

const faults: Record<CodeFault, string> = {
  'too short': 'короче трёх знаков',
  'too long': 'длиннее 64 знаков',
  'space inside': 'внутри пробел',
  'unusual character': 'есть знак, которого в промокодах не бывает',
  'number of a spreadsheet': 'таблица округлила число, промокод потерян',
}

const states: Record<CodeState, string> = {
  free: 'свободен',
  given: 'выдан',
  spent: 'использован',
  withdrawn: 'изъят',
  revoked: 'отозван',
}

const filters: Record<CodeState, string> = {
  free: 'свободные',
  given: 'выданные',
  spent: 'использованные',
  withdrawn: 'изъятые',
  revoked: 'отозванные',
}

const sources: Record<CodeSource, string> = { pool: 'из загруженных', generated: 'придумываются сами' }

export const ru = {
  heading: 'Промокоды',
  number,
  tiers: {
    heading: 'Призы',
    facts: {
      left: 'Осталось',
      given: 'Выдано',
      spent: 'Использовано',
      putIn: 'Загружено',
      withdrawn: 'Изъято',
      revoked: 'Отозвано',
    },
    unbounded: 'сколько угодно',
    source: 'Откуда промокоды',
    sourceOf: (title: string) => `Откуда промокоды: ${title}`,
    sources,
    save: 'Сохранить',
    saveFor: (title: string) => `Сохранить, откуда промокоды: ${title}`,
    empty: 'Промокоды кончились: победители получают следующий приз.',
    idle: (count: number) => `Загруженные не выдаются: свободных ${number(count)}. Выберите «из загруженных».`,
    ends: (rate: number, when: string) => `В час уходит ${rateOf(rate)}. При таком темпе кончатся: ${when}.`,
    withdraw: (count: number) => `Изъять свободные (${number(count)})`,
    sure: (title: string) => `Изъять все свободные промокоды «${title}»? Их можно будет вернуть.`,
    putBack: (count: number) => `Вернуть изъятые (${number(count)})`,
    office: 'Промокоды выпускает билетная касса.',
    saved: 'Сохранено.',
  },
  adding: {
    heading: 'Добавить промокоды',
    why: 'CSV, TSV, TXT или XLSX в любой кодировке: столбец с промокодами найдём сами. Сначала покажем, что получится, и ничего не добавим.',
    tier: 'Для приза',
    file: 'Файл',
    text: 'Или вставьте сюда, по одному в строке',
    rehearse: 'Проверить',
    column: 'Столбец с промокодами',
    columnNamed: (index: number, heading: string | null, example: string) =>
      [`${index + 1}`, heading, example && `${example}…`].filter(Boolean).join(' · '),
    again: 'Проверить с этим столбцом',
    chooseAgain: 'Выберите тот же файл ещё раз: браузер не отправляет его дважды.',
    changed: 'Это не то, что вы проверяли. Посмотрите ещё раз.',
    problems,
    result: 'Что получится',
    fresh: (count: number) => counted(count, 'новый', 'новых', 'новых'),
    twice: (count: number) => counted(count, 'повтор в файле', 'повтора в файле', 'повторов в файле'),
    here: (count: number) => `${number(count)} уже здесь`,
    elsewhere: (count: number) => `${number(count)} в другой кампании`,
    faults: (count: number) => counted(count, 'не похож на промокод', 'не похожи на промокоды', 'не похожи на промокоды'),
    headingLine: (line: number, text: string) => `Строка ${line} похожа на заголовок («${text}»): пропустим.`,
    faulty: (line: number, text: string, fault: CodeFault) => `строка ${line}: «${text}» — ${faults[fault]}`,
    more: (count: number) => `и ещё ${number(count)}`,
    preview: 'Начало файла',
    line: 'Строка',
    take: (count: number) => `Добавить ${codesOf(count)}`,
    nothingNew: 'Новых промокодов в файле нет: добавлять нечего.',
    done: (count: number, title: string) => `Добавлено: ${codesOf(count)}. Их получат победители с призом «${title}».`,
    left: (count: number) => `${number(count)} уже успел добавить кто-то другой.`,
  },
  withdrawing: {
    heading: 'Изъять или вернуть по списку',
    why: 'Вставьте промокоды, по одному в строке. Выданные останутся у победителей.',
    text: 'Промокоды',
    withdraw: 'Изъять',
    putBack: 'Вернуть',
    none: 'Вставьте хотя бы один промокод.',
    withdrawn: (count: number) => `Изъято: ${number(count)}.`,
    returned: (count: number) => `Возвращено: ${number(count)}.`,
    given: (count: number) => `Уже выданы: ${number(count)}, их не трогаем.`,
    before: (count: number) => `Без изменений: ${number(count)}.`,
    missing: (count: number) => `Здесь таких нет: ${number(count)}.`,
  },
  cancelling: {
    heading: 'Погасите в билетной кассе',
    why: 'Эти промокоды отозваны или изъяты, но касса их ещё принимает. Погасите их там, потом отметьте здесь.',
    code: 'Промокод',
    since: 'С какого времени',
    reasons: { revoked: 'отозван', withdrawn: 'изъят' },
    cancelled: 'Отметить',
    cancelledOf: (code: string) => `Отметить погашенным в кассе: ${code}`,
    all: (count: number) => `Отметить все (${number(count)})`,
    sure: 'Все эти промокоды погашены в кассе?',
    hasMore: 'Здесь самые давние. Отметите их — появятся остальные.',
    done: (count: number) => `Отмечено погашенными: ${number(count)}.`,
    empty: 'Гасить нечего.',
  },
  list: {
    heading: 'Все промокоды',
    search: 'Промокод или его часть',
    state: 'Какие',
    any: 'все',
    filters,
    find: 'Найти',
    csv: 'Скачать CSV',
    older: 'Дальше',
    empty: 'Таких промокодов нет.',
    code: 'Промокод',
    tier: 'Приз',
    stateOf: 'Состояние',
    when: 'Когда',
    winner: 'Победитель',
    erased: 'данные стёрты',
    states,
    voided: 'погашен в кассе',
    file: 'promocodes',
    head: ['Промокод', 'Приз', 'Состояние', 'Добавлен', 'Выдан', 'Использован', 'Отозван', 'Изъят', 'Погашен в кассе', 'Номер'],
    delimiter: ';',
  },
}

const rateOf = (rate: number) => (rate < 1 ? 'меньше одного' : codesOf(Math.round(rate)))

const english = (count: number) => count.toLocaleString('en')
const codesIn = (count: number) => `${english(count)} ${count === 1 ? 'code' : 'codes'}`

const englishFaults: Record<CodeFault, string> = {
  'too short': 'shorter than three characters',
  'too long': 'longer than 64 characters',
  'space inside': 'a space inside',
  'unusual character': 'a character that no code has',
  'number of a spreadsheet': 'the spreadsheet has rounded the number, the code is lost',
}

export const en: CodesTexts = {
  heading: 'Promo codes',
  number: english,
  tiers: {
    heading: 'Prizes',
    facts: { left: 'Left', given: 'Given', spent: 'Spent', putIn: 'Put in', withdrawn: 'Withdrawn', revoked: 'Revoked' },
    unbounded: 'no end',
    source: 'Codes come from',
    sourceOf: (title) => `Codes come from: ${title}`,
    sources: { pool: 'the pool', generated: 'Pavel, who makes them up' },
    save: 'Save',
    saveFor: (title) => `Save where codes come from: ${title}`,
    empty: 'No codes are left: winners get the next prize down.',
    idle: (count) => `What was put in is not given: ${english(count)} free. Choose “the pool”.`,
    ends: (rate, when) =>
      `${rate < 1 ? 'Less than one code' : codesIn(Math.round(rate))} an hour now. At this rate used up: ${when}.`,
    withdraw: (count) => `Withdraw the unused (${english(count)})`,
    sure: (title) => `Withdraw all unused codes of “${title}”? They can be put back.`,
    putBack: (count) => `Put back (${english(count)})`,
    office: 'The ticket office makes the codes.',
    saved: 'Saved.',
  },
  adding: {
    heading: 'Add codes',
    why: 'CSV, TSV, TXT or XLSX in any encoding: the column of codes is found. First you see what would happen, and nothing is added.',
    tier: 'For the prize',
    file: 'File',
    text: 'Or paste them here, one a line',
    rehearse: 'Check',
    column: 'Column of codes',
    columnNamed: (index, heading, example) => [`${index + 1}`, heading, example && `${example}…`].filter(Boolean).join(' · '),
    again: 'Check with this column',
    chooseAgain: 'Choose the same file once more: a browser does not send it twice.',
    changed: 'This is not what you have checked. Please look again.',
    problems: {
      nothing: 'Choose a file or paste some codes.',
      empty: 'The file is empty.',
      'not a table': 'This is neither a table nor a text. CSV, TSV, TXT and XLSX can be read.',
      'old Excel': 'This is an old Excel file, or one with a password. Save it as XLSX or CSV, without a password.',
      'no XLSX': 'This archive is no XLSX table. Save the table as XLSX or CSV.',
      'too large': 'The file is too large: 64 MB and one and a half million lines at most. Divide it.',
    },
    result: 'What would happen',
    fresh: (count) => `${english(count)} new`,
    twice: (count) => `${english(count)} twice in the file`,
    here: (count) => `${english(count)} already here`,
    elsewhere: (count) => `${english(count)} in another campaign`,
    faults: (count) => `${english(count)} ${count === 1 ? 'does' : 'do'} not look like codes`,
    headingLine: (line, text) => `Line ${line} looks like a heading (“${text}”): left out.`,
    faulty: (line, text, fault) => `line ${line}: “${text}”, ${englishFaults[fault]}`,
    more: (count) => `and ${english(count)} more`,
    preview: 'How the file begins',
    line: 'Line',
    take: (count) => `Add ${codesIn(count)}`,
    nothingNew: 'Nothing in the file is new: there is nothing to add.',
    done: (count, title) => `Added: ${codesIn(count)}. The prize “${title}” gives them to winners.`,
    left: (count) => `${english(count)} had been added by somebody else.`,
  },
  withdrawing: {
    heading: 'Withdraw or put back from a list',
    why: 'Paste codes, one a line. Those that were given stay with their winners.',
    text: 'Codes',
    withdraw: 'Withdraw',
    putBack: 'Put back',
    none: 'Paste at least one code.',
    withdrawn: (count) => `Withdrawn: ${english(count)}.`,
    returned: (count) => `Put back: ${english(count)}.`,
    given: (count) => `Given already, left alone: ${english(count)}.`,
    before: (count) => `Unchanged: ${english(count)}.`,
    missing: (count) => `Not here: ${english(count)}.`,
  },
  cancelling: {
    heading: 'Cancel these at the ticket office',
    why: 'These codes were revoked or withdrawn, and the office still takes them. Cancel them there, then say so here.',
    code: 'Code',
    since: 'Since',
    reasons: { revoked: 'revoked', withdrawn: 'withdrawn' },
    cancelled: 'Mark',
    cancelledOf: (code) => `Mark as cancelled at the office: ${code}`,
    all: (count) => `Mark all (${english(count)})`,
    sure: 'Have all of these been cancelled at the office?',
    hasMore: 'These are the oldest; others follow.',
    done: (count) => `Noted as cancelled: ${english(count)}.`,
    empty: 'There is nothing to cancel.',
  },
  list: {
    heading: 'All codes',
    search: 'A code or a part of it',
    state: 'Which',
    any: 'all',
    filters: { free: 'free', given: 'given', spent: 'spent', withdrawn: 'withdrawn', revoked: 'revoked' },
    find: 'Find',
    csv: 'Take as CSV',
    older: 'Next',
    empty: 'There are no such codes.',
    code: 'Code',
    tier: 'Prize',
    stateOf: 'State',
    when: 'When',
    winner: 'Winner',
    erased: 'erased',
    states: { free: 'free', given: 'given', spent: 'spent', withdrawn: 'withdrawn', revoked: 'revoked' },
    voided: 'cancelled at the office',
    file: 'promo-codes',
    head: ['Code', 'Prize', 'State', 'Put in', 'Given', 'Spent', 'Revoked', 'Withdrawn', 'Cancelled at the office', 'Number'],
    delimiter: ',',
  },
}
